"use client";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { askForRatingsAction } from "../actions";

/** Asks both partners at once; each rates in private, and neither is told whether the other did. */
export function AskForm({ coupleId, label }: { coupleId: string; label: string }) {
  const [state, send] = useFormAction(askForRatingsAction);
  return (
    <form action={send} className="flex flex-col gap-2">
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <div>
        <SubmitButton kind="quiet" pending="Asking">
          {label}
        </SubmitButton>
      </div>
    </form>
  );
}
