"use client";
import { useActionState } from "react";
import { IDLE } from "#lib/auth/form-state";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { startOnTabletAction } from "../actions";
import { tablet as words } from "../words";

/** Whoever presses it holds the tablet. */
export function StartForm() {
  const [state, send] = useActionState(startOnTabletAction, IDLE, "/tablet");
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormProblems state={state} fieldIds={{}} />
      <SubmitButton wide pending={words.opening}>
        {words.haveIt}
      </SubmitButton>
    </form>
  );
}
