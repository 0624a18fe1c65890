"use client";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { closeSessionAction } from "../actions";

/** Closes the session and leaves the note for later. What is typed into it is saved on its own. */
export function CloseForm({ coupleId, sessionId }: { coupleId: string; sessionId: string }) {
  const [state, send] = useFormAction(closeSessionAction);
  return (
    <form action={send} className="flex flex-col items-start gap-3">
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <SubmitButton kind="plain" pending="Closing">
        Close session, sign later
      </SubmitButton>
    </form>
  );
}
