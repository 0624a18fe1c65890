"use client";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { revealNeedsAction } from "../actions";

type RevealNeedsProps = { coupleId: string; day: string; label: string };

/** Opens one day to both, in the session. */
export function RevealNeeds({ coupleId, day, label }: RevealNeedsProps) {
  const [state, send] = useFormAction(revealNeedsAction);
  return (
    <form action={send} className="flex flex-wrap items-center gap-3">
      {state.status === "refused" ? <FormProblems state={state} fieldIds={{}} /> : null}
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="day" value={day} />
      <SubmitButton kind="quiet" pending="Revealing">
        Reveal in session<span className="sr-only">, {label}</span>
      </SubmitButton>
    </form>
  );
}
