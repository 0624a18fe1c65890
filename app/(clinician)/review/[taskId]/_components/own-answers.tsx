"use client";

import { fieldErrors } from "#lib/auth/form-state";
import { typedText } from "#lib/homework/rules-typed";
import type { OpenedResponse } from "#lib/homework/types";
import { FormProblems } from "#ui/form-problems";
import { Question } from "#ui/question/question";
import { QuestionHint } from "#ui/question/question-hint";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { saveTherapistAnswerAction } from "../../actions";

type Own = OpenedResponse["own"];
type OwnAnswerProps = { taskId: string; version: number; one: Own["fields"][number] };

function OwnAnswer({ taskId, version, one: { field, answer } }: OwnAnswerProps) {
  const [state, send] = useFormAction(saveTherapistAnswerAction);
  const typed = state.status === "refused" ? state.values?.answer : undefined;
  const id = `own-${field.name}`;
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormProblems state={state} fieldIds={{ answer: id }} />
      <input type="hidden" name="taskId" value={taskId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="field" value={field.name} />
      <Question
        key={version}
        question={field}
        id={id}
        name="answer"
        hint={<QuestionHint question={field} audience="You alone can see this." forStaff />}
        value={typed ?? (Array.isArray(answer) ? answer : typedText(field, answer))}
        errors={fieldErrors(state, "answer")}
      />
      <div>
        <SubmitButton kind="quiet" pending="Saving">
          Save<span className="sr-only">: {field.label}</span>
        </SubmitButton>
      </div>
    </form>
  );
}

/** What the therapist saw, in the questions of the exercise that no partner is asked. */
export function OwnAnswers({ taskId, own }: { taskId: string; own: Own }) {
  if (own.fields.length === 0) return null;
  return (
    <section aria-labelledby="own" className="mt-8">
      <h2 id="own" className="type-heading mb-4 border-b pb-2">
        What you saw
      </h2>
      {own.fields.map((one) => (
        <OwnAnswer key={one.field.name} taskId={taskId} version={own.version} one={one} />
      ))}
    </section>
  );
}
