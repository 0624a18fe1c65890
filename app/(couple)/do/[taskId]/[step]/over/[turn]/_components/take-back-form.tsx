"use client";

import { fieldErrors } from "#lib/auth/form-state";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import * as WORDS from "../../../_components/over-words";
import { takeBackAction } from "../../../actions";

const words = WORDS.over;

/** Asks for what only the owner of the phone can say. */
export function TakeBackForm({ address }: { address: string }) {
  const [state, send] = useFormAction(takeBackAction, address);
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormProblems state={state} fieldIds={{ passphrase: "passphrase" }} />
      <Field id="passphrase" label={words.passphrase} errors={fieldErrors(state, "passphrase")}>
        {(control) => (
          <TextInput
            {...control}
            name="passphrase"
            type="password"
            autoComplete="current-password"
            required
          />
        )}
      </Field>
      <SubmitButton wide pending={words.opening}>
        {words.haveItBack}
      </SubmitButton>
    </form>
  );
}
