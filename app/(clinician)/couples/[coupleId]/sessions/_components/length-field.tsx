"use client";
import { type FormState, fieldErrors, typedValue } from "#lib/auth/form-state";
import { Field } from "#ui/field";
import { TextInput } from "#ui/text-input";

/** The length of a session, in minutes. */
export function LengthField({ state, minutes }: { state: FormState; minutes: number }) {
  const given = typedValue(state, "minutes", String(minutes));
  return (
    <Field id="minutes" label="Minutes" errors={fieldErrors(state, "minutes")}>
      {(control) => (
        <TextInput
          {...control}
          name="minutes"
          defaultValue={given}
          key={given}
          type="number"
          width="narrow"
          min={20}
          max={180}
          required
        />
      )}
    </Field>
  );
}
