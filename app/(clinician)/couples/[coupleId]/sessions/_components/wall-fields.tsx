"use client";
import type { ReactNode } from "react";
import { type FormState, fieldErrors, typedValue } from "#lib/auth/form-state";
import type { WallTime } from "#lib/planning/types";
import { Field } from "#ui/field";
import { TextInput } from "#ui/text-input";

type WallFieldsProps = {
  state: FormState;
  start: WallTime;
  /** Fields that stand in the line of day and time. */
  children?: ReactNode;
};

/** Day and time on the wall, and the zone they are agreed in. */
export function WallFields({ state, start, children }: WallFieldsProps) {
  const given = (name: keyof WallTime) => typedValue(state, name, start[name]);
  return (
    <>
      <div className="flex flex-wrap gap-4">
        {(["date", "time"] as const).map((name) => (
          <Field
            key={name}
            id={name}
            label={name === "date" ? "Day" : "Time"}
            errors={fieldErrors(state, name)}
          >
            {(control) => (
              <TextInput
                {...control}
                name={name}
                defaultValue={given(name)}
                key={given(name)}
                type={name}
                width="narrow"
                required
              />
            )}
          </Field>
        ))}
        {children}
      </div>
      <Field
        id="zone"
        label="Time zone"
        hint="The zone in which the time was agreed, such as Europe/Berlin."
        errors={fieldErrors(state, "zone")}
      >
        {(control) => (
          <TextInput
            {...control}
            name="zone"
            defaultValue={given("zone")}
            key={given("zone")}
            autoComplete="off"
            spellCheck={false}
            required
          />
        )}
      </Field>
    </>
  );
}
