"use client";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { startRunAction } from "../actions";

/**
 * Starts the session; the clock of the run page begins here. What was put on hold since the plan was made
 * final is named, and the session can start without it.
 */
export function StartSession({ coupleId, sessionId }: { coupleId: string; sessionId: string }) {
  const [state, send] = useFormAction(startRunAction);
  const isHeld = state.status === "refused" && state.code === "held";
  return (
    <form action={send} className="flex flex-col items-start gap-3" data-key={isHeld ? undefined : "start"}>
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="sessionId" value={sessionId} />
      {isHeld ? <input type="hidden" name="setAside" value="on" /> : null}
      <SubmitButton pending="Starting">{isHeld ? "Set it aside and start" : "Start session"}</SubmitButton>
    </form>
  );
}
