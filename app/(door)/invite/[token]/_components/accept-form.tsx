"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { Checkbox } from "#ui/checkbox";
import { Field } from "#ui/field";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { acceptInvitationAction } from "../actions";

export function AcceptForm({ token, forPartner }: { token: string; forPartner: boolean }) {
  const [state, send] = useFormAction(acceptInvitationAction);
  return (
    <form action={send} className="flex flex-col gap-6" noValidate>
      <FormProblems state={state} fieldIds={{ email: "email", passphrase: "passphrase", agree: "agree" }} />
      <input type="hidden" name="token" value={token} />
      <Field
        id="email"
        label="Your e-mail address"
        hint="The one this link was sent to."
        errors={fieldErrors(state, "email")}
      >
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
      <Field
        id="passphrase"
        label="Passphrase"
        hint="At least 15 characters. Four or five words work well. If this address already signs in here, use the passphrase it has."
        errors={fieldErrors(state, "passphrase")}
      >
        {(control) => (
          <TextInput {...control} name="passphrase" type="password" autoComplete="new-password" required />
        )}
      </Field>
      {forPartner ? (
        <FieldGroup
          id="agree"
          legend="Before you start"
          hint="Your answers are kept locked. Each question says who can see it. You can stop and take this back at any time."
          errors={fieldErrors(state, "agree")}
        >
          <Checkbox
            name="agree"
            value="yes"
            label="I am 18 or older, and I want to use this."
            defaultChecked={typedValue(state, "agree") === "yes"}
            key={typedValue(state, "agree")}
          />
        </FieldGroup>
      ) : null}
      <div>
        <SubmitButton pending="Opening">Open my page</SubmitButton>
      </div>
    </form>
  );
}
