"use client";
import { useActionState, useEffect } from "react";
import { fieldErrors, IDLE } from "#lib/auth/form-state";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { takeTabletBackAction } from "../actions";
import { tablet as words } from "../words";

/** Asks for what the partner who held the tablet cannot say. */
export function TakeBackForm() {
  const [state, send] = useActionState(takeTabletBackAction, IDLE, "/tablet");
  const to = state.status === "done" ? state.links?.[0]?.href : undefined;
  useEffect(() => {
    if (to) window.location.replace(to);
  }, [to]);
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormProblems state={state} fieldIds={{ passphrase: "passphrase" }} />
      <Field id="passphrase" label={words.passphrase} errors={fieldErrors(state, "passphrase")}>
        {(control) => (
          // Browsers fill a saved passphrase in where they are told nothing or "off".
          <TextInput {...control} name="passphrase" type="password" autoComplete="one-time-code" required />
        )}
      </Field>
      <SubmitButton wide pending={words.opening}>
        {words.takeBack}
      </SubmitButton>
    </form>
  );
}
