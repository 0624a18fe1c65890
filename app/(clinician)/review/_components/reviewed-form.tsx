"use client";

import { useActionState } from "react";
import { IDLE } from "#lib/auth/form-state";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { markReviewedAction } from "../actions";

type ReviewedFormProps = {
  taskId: string /** Whose line it is, for those who hear the button. */;
  whose: string;
  main?: boolean;
};

/** The one press that takes a line out of the inbox. */
export function ReviewedForm({ taskId, whose, main = false }: ReviewedFormProps) {
  const [state, send] = useActionState(markReviewedAction, IDLE);
  return (
    <form action={send} className="flex flex-col gap-2" data-reviewed-form>
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="taskId" value={taskId} />
      <div>
        <SubmitButton kind={main ? "primary" : "quiet"} pending="Marking">
          Mark reviewed<span className="sr-only">: {whose}</span>
        </SubmitButton>
      </div>
    </form>
  );
}
