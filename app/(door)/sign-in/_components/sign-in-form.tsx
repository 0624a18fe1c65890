"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { signInAction } from "../actions";

export function SignInForm() {
  const [state, send] = useFormAction(signInAction);
  return (
    <form action={send} className="flex flex-col gap-6" noValidate>
      <FormProblems state={state} fieldIds={{ email: "email", passphrase: "passphrase" }} />
      <Field id="email" label="E-mail address" errors={fieldErrors(state, "email")}>
        {(control) => (
          <TextInput
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={typedValue(state, "email")}
            key={typedValue(state, "email")}
          />
        )}
      </Field>
      <Field id="passphrase" label="Passphrase" errors={fieldErrors(state, "passphrase")}>
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
      <div>
        <SubmitButton pending="Signing in">Sign in</SubmitButton>
      </div>
    </form>
  );
}
