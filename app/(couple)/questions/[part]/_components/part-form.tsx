"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { Button } from "#ui/button";
import { Checkbox } from "#ui/checkbox";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { ScaleChoice } from "#ui/scale-choice";
import { useFormAction } from "#ui/use-form-action";
import { AgreementField, type ShownAgreement } from "../../../_components/agreement";
import { useNewestPage } from "../../../_components/use-newest-page";
import { questions as words } from "../../words";
import { saveRatingsAction } from "../actions";

type Line = { key: string; words: string; value: string | null };

type PartFormProps = {
  page: string;
  address: string;
  lines: readonly Line[];
  /** One of the lines is not shown again once it is saved. */
  keepsBack: boolean;
  agreement: ShownAgreement;
  isLast: boolean;
};

/** The lines of one part: a scale each, none of them needed. */
export function PartForm({ page, address, lines, keepsBack, agreement, isLast }: PartFormProps) {
  const [state, send, isPending] = useFormAction(saveRatingsAction, address);
  useNewestPage(state);
  const label = isLast ? (isPending ? words.sending : words.send) : isPending ? words.saving : words.next;
  return (
    <form action={send} noValidate className="flex flex-1 flex-col gap-8">
      <FormProblems state={state} fieldIds={Object.fromEntries(lines.map(({ key }) => [key, key]))} />
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="press" value={isLast ? "send" : "next"} />
      <AgreementField agreement={agreement} />
      {lines.map((line) => (
        <FieldGroup key={line.key} id={line.key} legend={line.words} errors={fieldErrors(state, line.key)}>
          <ScaleChoice
            name={line.key}
            low={words.low}
            high={words.high}
            value={typedValue(state, line.key, line.value ?? "")}
          />
        </FieldGroup>
      ))}
      {isLast ? (
        <Checkbox
          name="reread"
          label={words.reread}
          hint={words.rereadNote}
          key={typedValue(state, "reread")}
          defaultChecked={typedValue(state, "reread") === "on"}
        />
      ) : null}
      <div className="mt-auto flex flex-col gap-3">
        {keepsBack ? <p className="text-text-muted">{words.keptBack}</p> : null}
        <p className="text-text-muted">{isLast ? `${words.skip} ${words.once}` : words.skip}</p>
        <Button type="submit" kind="primary" wide aria-disabled={isPending || undefined}>
          {label}
        </Button>
      </div>
    </form>
  );
}
