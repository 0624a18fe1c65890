"use client";
import { type FormState, fieldErrors } from "#lib/auth/form-state";
import { Button } from "#ui/button";
import { FormProblems } from "#ui/form-problems";
import { useFormAction } from "#ui/use-form-action";
import { AgreementField, type ShownAgreement } from "../../../_components/agreement";
import { useNewestPage } from "../../../_components/use-newest-page";
import { AgreementLine } from "../../_components/agreement-line";
import { Ask, type Question } from "../../_components/ask";
import { WhenFields } from "../../_components/when-fields";
import { moments as words } from "../../words";
import { saveEpisodeAction } from "../actions";

type MomentFormProps = {
  page: string;
  address: string;
  isLast: boolean;
  agreement: ShownAgreement;
  /** On the first page: what can be picked, and what is. */
  when: { days: readonly { value: string; label: string }[]; day: string; part: string } | null;
  questions: readonly { question: Question; value: string | readonly string[] }[];
};

/** After a refusal what was typed, also where it was nothing; else what is saved. */
function shown(state: FormState, name: string, saved: string | readonly string[]) {
  return state.status === "refused" ? (state.values[name] ?? "") : saved;
}

/** One page of a moment. Every page but the first can send it as it is. */
export function MomentForm({ page, address, isLast, agreement, when, questions }: MomentFormProps) {
  const [state, send, isPending] = useFormAction(saveEpisodeAction, address);
  useNewestPage(state);
  const names = ["day", "part", ...questions.map(({ question }) => question.name)];
  return (
    <form action={send} noValidate className="flex flex-1 flex-col gap-8">
      <FormProblems state={state} fieldIds={Object.fromEntries(names.map((name) => [name, name]))} />
      <input type="hidden" name="page" value={page} />
      <AgreementField agreement={agreement} />
      <AgreementLine agreement={agreement.line} />
      {when ? (
        <WhenFields
          days={when.days}
          day={String(shown(state, "day", when.day))}
          part={String(shown(state, "part", when.part))}
          errors={{ day: fieldErrors(state, "day"), part: fieldErrors(state, "part") }}
        />
      ) : null}
      {questions.map(({ question, value }) => (
        <Ask
          key={question.name}
          question={question}
          value={shown(state, question.name, value)}
          errors={fieldErrors(state, question.name)}
        />
      ))}
      <div className="mt-auto flex flex-col gap-3">
        {isLast ? <p className="text-text-muted">{words.once}</p> : null}
        <Button
          type="submit"
          name="press"
          value={isLast ? "send" : "next"}
          kind="primary"
          wide
          aria-disabled={isPending || undefined}
        >
          {isPending ? words.saving : isLast ? words.sendLast : words.next}
        </Button>
        {when || isLast ? null : (
          <Button type="submit" name="press" value="send" wide aria-disabled={isPending || undefined}>
            {words.send}
          </Button>
        )}
      </div>
    </form>
  );
}
