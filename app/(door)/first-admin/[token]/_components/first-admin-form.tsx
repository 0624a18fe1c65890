"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Select } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { makeFirstAdminAction } from "../actions";

const TEXTS = [
  {
    name: "practiceName",
    label: "Name of the practice, as clients know it",
    type: "text",
    complete: "organization",
  },
  { name: "name", label: "Your name", type: "text", complete: "name" },
  { name: "email", label: "Your e-mail address", type: "email", complete: "username" },
] as const;
const IDS = {
  practiceName: "practiceName",
  timeZone: "timeZone",
  name: "name",
  email: "email",
  passphrase: "passphrase",
};

export function FirstAdminForm({ token, zones }: { token: string; zones: readonly string[] }) {
  const [state, send] = useFormAction(makeFirstAdminAction);
  return (
    <form action={send} className="flex flex-col gap-6" noValidate>
      <FormProblems state={state} fieldIds={IDS} />
      <input type="hidden" name="token" value={token} />
      {TEXTS.map(({ name, label, type, complete }) => (
        <Field key={name} id={name} label={label} errors={fieldErrors(state, name)}>
          {(control) => (
            <TextInput
              {...control}
              name={name}
              type={type}
              autoComplete={complete}
              required
              defaultValue={typedValue(state, name)}
              key={typedValue(state, name)}
            />
          )}
        </Field>
      ))}
      <Field
        id="timeZone"
        label="Time zone"
        hint="Weeks and session times follow it."
        errors={fieldErrors(state, "timeZone")}
      >
        {(control) => (
          <Select
            {...control}
            name="timeZone"
            defaultValue={typedValue(state, "timeZone", "UTC")}
            key={typedValue(state, "timeZone")}
            options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
          />
        )}
      </Field>
      <Field
        id="passphrase"
        label="Passphrase"
        hint="At least 15 characters. Four or five words work well."
        errors={fieldErrors(state, "passphrase")}
      >
        {(control) => (
          <TextInput {...control} name="passphrase" type="password" autoComplete="new-password" required />
        )}
      </Field>
      <div>
        <SubmitButton pending="Making it">Make the practice</SubmitButton>
      </div>
    </form>
  );
}
