"use client";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { reopenPlanAction } from "../actions";

/** Opens a final plan again, to change it. */
export function ReopenForm({ coupleId, sessionId }: { coupleId: string; sessionId: string }) {
  const [state, send] = useFormAction(reopenPlanAction);
  return (
    <form action={send}>
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <SubmitButton kind="plain" pending="Opening">
        Open again to change it
      </SubmitButton>
    </form>
  );
}
