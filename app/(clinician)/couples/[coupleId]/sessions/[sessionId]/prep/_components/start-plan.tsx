"use client";
import { useActionState } from "react";
import { IDLE } from "#lib/auth/form-state";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { startPlanAction } from "../../plan/actions";

/** Makes the plan in the suggested frame and opens it. Other ways to begin are on the plan's own page. */
export function StartPlan({ coupleId, sessionId }: { coupleId: string; sessionId: string }) {
  const [state, send] = useActionState(startPlanAction, IDLE);
  return (
    <form action={send} className="flex flex-col gap-2" data-key="plan">
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="frame" value="suggested" />
      <SubmitButton pending="Making the plan">Start plan</SubmitButton>
    </form>
  );
}
