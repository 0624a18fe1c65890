"use client";
import { fieldErrors } from "#lib/auth/form-state";
import { Button } from "#ui/button";
import { FormProblems } from "#ui/form-problems";
import { useFormAction } from "#ui/use-form-action";
import { AgreementField, type ShownAgreement } from "../../../_components/agreement";
import { useNewestPage } from "../../../_components/use-newest-page";
import { AgreementLine } from "../../_components/agreement-line";
import { Ask, type Question } from "../../_components/ask";
import { moments as words } from "../../words";
import { answerFollowUpAction } from "../actions";

type LaterFormProps = {
  episodeId: string;
  asked: readonly string[];
  agreement: ShownAgreement;
  questions: readonly Question[];
};

/** What is asked of an earlier moment: a tap or two, all of it can be left out. */
export function LaterForm({ episodeId, asked, agreement, questions }: LaterFormProps) {
  const [state, send, isPending] = useFormAction(answerFollowUpAction, "/moments/later");
  useNewestPage(state);
  return (
    <form action={send} noValidate className="flex flex-1 flex-col gap-8">
      <FormProblems state={state} fieldIds={Object.fromEntries(questions.map(({ name }) => [name, name]))} />
      <input type="hidden" name="episodeId" value={episodeId} />
      {asked.map((kind) => (
        <input key={kind} type="hidden" name="asked[]" value={kind} />
      ))}
      <AgreementField agreement={agreement} />
      <AgreementLine agreement={agreement.line} />
      {questions.map((question) => (
        <Ask
          key={question.name}
          question={question}
          value={state.status === "refused" ? (state.values[question.name] ?? "") : ""}
          errors={fieldErrors(state, question.name)}
        />
      ))}
      <div className="mt-auto flex flex-col gap-3">
        <p className="text-text-muted">{words.skipAll}</p>
        <Button type="submit" kind="primary" wide aria-disabled={isPending || undefined}>
          {isPending ? words.saving : words.keep}
        </Button>
      </div>
    </form>
  );
}
