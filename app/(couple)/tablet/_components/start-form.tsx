"use client";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { startOnTabletAction } from "../actions";
import { tablet as words } from "../words";

/** Whoever presses it holds the tablet. */
export function StartForm() {
  const [state, send] = useFormAction(startOnTabletAction, "/tablet");
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormProblems state={state} fieldIds={{}} />
      <SubmitButton wide pending={words.opening}>
        {words.haveIt}
      </SubmitButton>
    </form>
  );
}
