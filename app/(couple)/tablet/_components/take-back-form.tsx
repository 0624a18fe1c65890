"use client";
import { useEffect } from "react";
import { fieldErrors } from "#lib/auth/form-state";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { PassphraseField } from "../../_components/passphrase-field";
import { takeTabletBackAction } from "../actions";
import { tablet as words } from "../words";

/** Asks for what the partner who held the tablet cannot say. */
export function TakeBackForm() {
  const [state, send] = useFormAction(takeTabletBackAction, "/tablet");
  const to = state.status === "done" ? state.links?.[0]?.href : undefined;
  useEffect(() => {
    if (to) window.location.replace(to);
  }, [to]);
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormProblems state={state} fieldIds={{ passphrase: "passphrase" }} />
      <PassphraseField label={words.passphrase} errors={fieldErrors(state, "passphrase")} />
      <SubmitButton wide pending={words.opening}>
        {words.takeBack}
      </SubmitButton>
    </form>
  );
}
