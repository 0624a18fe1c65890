"use client";

import { useActionState } from "react";
import { IDLE } from "#lib/auth/form-state";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { revealTogetherAction } from "../../actions";

/** The one press that opens to both partners what both have shared. */
export function RevealForm({ taskId }: { taskId: string }) {
  const [state, send] = useActionState(revealTogetherAction, IDLE);
  return (
    <form action={send} className="mt-3 flex flex-col gap-2">
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="taskId" value={taskId} />
      <p className="type-note">
        Both will read it on their own phones, for a day at least. Do it with both in the room.
      </p>
      <div>
        <SubmitButton kind="quiet" pending="Revealing">
          Reveal in session
        </SubmitButton>
      </div>
    </form>
  );
}
