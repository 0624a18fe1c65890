"use client";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { askForYesAction } from "../actions";

type AskForYesProps = { coupleId: string; exerciseClass: "T" | "X"; what: string };

/** Asks both partners at once for a private yes to one kind of work. */
export function AskForYes({ coupleId, exerciseClass, what }: AskForYesProps) {
  const [state, send] = useFormAction(askForYesAction);
  return (
    <form action={send} className="flex flex-col gap-2">
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="exerciseClass" value={exerciseClass} />
      <div>
        <SubmitButton kind="quiet" pending="Asking" aria-label={`Ask both: ${what.toLowerCase()}`}>
          Ask both
        </SubmitButton>
      </div>
    </form>
  );
}
