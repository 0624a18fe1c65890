"use client";

import type { FormEvent } from "react";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { markLineAction } from "../actions";

type ReviewedFormProps = {
  taskId: string;
  /** Whose line it is, for those who hear the button. */
  whose: string;
};

/** The line goes away with its button; focus waits on its neighbour, so that the keys go on from there. */
function goOn(event: FormEvent<HTMLFormElement>) {
  const line = event.currentTarget.closest("[data-line]");
  const neighbour = line?.nextElementSibling ?? line?.previousElementSibling;
  neighbour?.querySelector("a")?.focus();
}

/** The one press that takes a line out of the inbox. */
export function ReviewedForm({ taskId, whose }: ReviewedFormProps) {
  const [state, send] = useFormAction(markLineAction);
  return (
    <form action={send} onSubmit={goOn} className="flex flex-col gap-2" data-key="reviewed">
      {state.status === "refused" ? <FormProblems state={state} fieldIds={{}} /> : null}
      <input type="hidden" name="taskId" value={taskId} />
      <div>
        <SubmitButton kind="quiet" pending="Marking">
          Mark reviewed<span className="sr-only">: {whose}</span>
        </SubmitButton>
      </div>
    </form>
  );
}
