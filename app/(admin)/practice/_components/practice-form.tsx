"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Select } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { updatePracticeAction } from "../actions";

type PracticeFormProps = { practiceName: string; timeZone: string; zones: readonly string[] };

export function PracticeForm({ practiceName, timeZone, zones }: PracticeFormProps) {
  const [state, send] = useFormAction(updatePracticeAction);
  return (
    <form action={send} className="flex max-w-measure flex-col gap-6" noValidate>
      <FormProblems state={state} fieldIds={{ practiceName: "practiceName", timeZone: "timeZone" }} />
      <Field id="practiceName" label="Name, as clients know it" errors={fieldErrors(state, "practiceName")}>
        {(control) => (
          <TextInput
            {...control}
            name="practiceName"
            defaultValue={typedValue(state, "practiceName", practiceName)}
            key={typedValue(state, "practiceName", practiceName)}
          />
        )}
      </Field>
      <Field
        id="timeZone"
        label="Time zone"
        hint="Weeks begin on Monday in this zone."
        errors={fieldErrors(state, "timeZone")}
      >
        {(control) => (
          <Select
            {...control}
            name="timeZone"
            defaultValue={typedValue(state, "timeZone", timeZone)}
            key={typedValue(state, "timeZone", timeZone)}
            options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
          />
        )}
      </Field>
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </form>
  );
}
