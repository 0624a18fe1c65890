"use client";

import { NOT_NOW } from "#lib/couples/rules-not-now";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { sayNotNowAction } from "../actions";
import { reasons, notNow as words } from "../words";

/** Eight reasons, all alike: each is one tap and goes at once. */
export function ReasonForm({ taskId }: { taskId: string }) {
  const [state, send] = useFormAction(sayNotNowAction, `/do/${taskId}/later`);
  return (
    <form action={send} className="flex flex-col gap-3">
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="taskId" value={taskId} />
      {NOT_NOW.map((reason) => (
        <SubmitButton key={reason} kind="quiet" wide name="reason" value={reason} pending={words.saving}>
          {reasons[reason]}
        </SubmitButton>
      ))}
    </form>
  );
}
