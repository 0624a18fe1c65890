"use client";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { answerYesAction } from "../actions";
import { okay as words } from "../words";

/** One question and its two answers, side by side and alike: neither is the main one. */
export function YesForm({ exerciseClass, isAnswered }: { exerciseClass: "T" | "X"; isAnswered: boolean }) {
  const [state, send] = useFormAction(answerYesAction, "/okay");
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="exerciseClass" value={exerciseClass} />
      <FieldGroup
        id={`okay-${exerciseClass}`}
        legend={words[exerciseClass]}
        hint={isAnswered ? words.answered : undefined}
        errors={undefined}
      >
        <div className="grid grid-cols-2 gap-3">
          <SubmitButton kind="quiet" wide name="answer" value="yes" pending={words.saving}>
            {words.yes}
          </SubmitButton>
          <SubmitButton kind="quiet" wide name="answer" value="not_now" pending={words.saving}>
            {words.notNow}
          </SubmitButton>
        </div>
      </FieldGroup>
    </form>
  );
}
