"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Select } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { inviteMemberAction } from "../actions";

const ROLES = [
  { value: "clinician", label: "Clinician: works with couples" },
  { value: "supervisor", label: "Supervisor: sees released trends" },
  { value: "admin", label: "Admin: invites people, sets policy" },
];

export function InviteMemberForm() {
  const [state, send] = useFormAction(inviteMemberAction);
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormProblems state={state} fieldIds={{ name: "name", email: "email", role: "role" }} />
      <Field id="name" label="Name" errors={fieldErrors(state, "name")}>
        {(control) => (
          <TextInput
            {...control}
            name="name"
            autoComplete="off"
            defaultValue={typedValue(state, "name")}
            key={typedValue(state, "name")}
          />
        )}
      </Field>
      <Field id="email" label="E-mail address" errors={fieldErrors(state, "email")}>
        {(control) => (
          <TextInput
            {...control}
            name="email"
            type="email"
            autoComplete="off"
            defaultValue={typedValue(state, "email")}
            key={typedValue(state, "email")}
          />
        )}
      </Field>
      <Field id="role" label="Role" errors={fieldErrors(state, "role")}>
        {(control) => (
          <Select
            {...control}
            name="role"
            defaultValue={typedValue(state, "role", "clinician")}
            key={typedValue(state, "role")}
            options={ROLES}
          />
        )}
      </Field>
      <div>
        <SubmitButton pending="Sending">Send the invitation</SubmitButton>
      </div>
    </form>
  );
}
