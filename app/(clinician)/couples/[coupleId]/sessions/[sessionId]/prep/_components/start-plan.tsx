"use client";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { startPlanAction } from "../../plan/actions";

type StartPlanProps = {
  coupleId: string;
  sessionId: string;
  /** Whose session, where it stands in a list of several: then it is quiet, and no key goes there. */
  beside?: string;
};

/** Makes the plan in the suggested frame and opens it. Other ways to begin are on the plan's own page. */
export function StartPlan({ coupleId, sessionId, beside }: StartPlanProps) {
  const [state, send] = useFormAction(startPlanAction);
  return (
    <form action={send} className="flex flex-col gap-2" data-key={beside ? undefined : "plan"}>
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="frame" value="suggested" />
      <SubmitButton pending="Making the plan" kind={beside ? "plain" : "primary"}>
        {beside ? (
          <>
            Start with it<span className="sr-only">, {beside}</span>
          </>
        ) : (
          "Start plan"
        )}
      </SubmitButton>
    </form>
  );
}
