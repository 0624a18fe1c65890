"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { SESSION_CHECK_ITEMS } from "#lib/couples/session-check-items";
import { Button } from "#ui/button";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { ScaleChoice } from "#ui/scale-choice";
import { useFormAction } from "#ui/use-form-action";
import { AgreementField, type ShownAgreement } from "../../_components/agreement";
import { useNewestPage } from "../../_components/use-newest-page";
import { sendSessionCheckAction } from "../actions";
import { after as words } from "../words";

type AfterFormProps = { session: string; submissionId: string; agreement: ShownAgreement };

/** Four lines, each from 0 to 10, on one page; the same with and without scripts. */
export function AfterForm({ session, submissionId, agreement }: AfterFormProps) {
  const [state, send, isPending] = useFormAction(sendSessionCheckAction, "/after");
  useNewestPage(state);
  const fieldIds = Object.fromEntries(SESSION_CHECK_ITEMS.map(({ key }) => [key, key]));
  return (
    <form action={send} noValidate className="flex flex-1 flex-col gap-8">
      <div className="flex flex-col gap-2 text-text-muted">
        <p>{words.intro}</p>
        <p>
          {words.audience} {agreement.line}
        </p>
        <p>{words.made}</p>
      </div>
      <FormProblems state={state} fieldIds={fieldIds} />
      <input type="hidden" name="submissionId" value={typedValue(state, "submissionId", submissionId)} />
      <input type="hidden" name="session" value={session} />
      <AgreementField agreement={agreement} />
      {SESSION_CHECK_ITEMS.map(({ key, statement }) => (
        <FieldGroup
          key={key}
          id={key}
          legend={<span className="type-title">{statement}</span>}
          errors={fieldErrors(state, key)}
        >
          <ScaleChoice name={key} low={words.low} high={words.high} value={typedValue(state, key)} />
        </FieldGroup>
      ))}
      <div className="mt-auto flex flex-col gap-3">
        <Button type="submit" kind="primary" wide aria-disabled={isPending || undefined}>
          {isPending ? words.sending : words.send}
        </Button>
        <Button
          type="submit"
          name="rather"
          value="not"
          wide
          aria-describedby="rather-line"
          aria-disabled={isPending || undefined}
        >
          {words.rather}
        </Button>
        <p id="rather-line" className="type-note">
          {words.ratherLine}
        </p>
      </div>
    </form>
  );
}
