"use client";
import { type FormState, fieldErrors, typedValue } from "#lib/auth/form-state";
import { STAGE_LABEL, STAGES } from "#lib/exercises/stages";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Select } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { openCoupleAction } from "../actions";

const IDS = {
  nameA: "nameA",
  emailA: "emailA",
  nameB: "nameB",
  emailB: "emailB",
  sessionMinutes: "sessionMinutes",
  stage: "stage",
};

function PartnerFields({ slot, state }: { slot: "A" | "B"; state: FormState }) {
  const [name, email] = [`name${slot}`, `email${slot}`];
  return (
    <fieldset className="flex min-w-0 flex-col gap-4 border-t pt-4">
      <legend className="type-heading pr-3">Partner {slot}</legend>
      <Field
        id={name}
        label="Name"
        hint="As you call this person in the room."
        errors={fieldErrors(state, name)}
      >
        {(control) => (
          <TextInput
            {...control}
            name={name}
            autoComplete="off"
            required
            defaultValue={typedValue(state, name)}
            key={typedValue(state, name)}
          />
        )}
      </Field>
      <Field
        id={email}
        label="E-mail address"
        hint="Their own. Each partner gets a separate invitation."
        errors={fieldErrors(state, email)}
      >
        {(control) => (
          <TextInput
            {...control}
            name={email}
            type="email"
            autoComplete="off"
            required
            defaultValue={typedValue(state, email)}
            key={typedValue(state, email)}
          />
        )}
      </Field>
    </fieldset>
  );
}

export function OpenCoupleForm() {
  const [state, send] = useFormAction(openCoupleAction);
  return (
    <form action={send} className="flex max-w-3xl flex-col gap-8" noValidate>
      <FormProblems state={state} fieldIds={IDS} />
      <div className="grid gap-8 rail:grid-cols-2">
        <PartnerFields slot="A" state={state} />
        <PartnerFields slot="B" state={state} />
      </div>
      <fieldset className="flex min-w-0 flex-wrap gap-6 border-t pt-4">
        <legend className="type-heading pr-3">Sessions</legend>
        <Field
          id="sessionMinutes"
          label="Usual length, in minutes"
          errors={fieldErrors(state, "sessionMinutes")}
        >
          {(control) => (
            <TextInput
              {...control}
              name="sessionMinutes"
              type="number"
              width="narrow"
              min={20}
              max={180}
              defaultValue={typedValue(state, "sessionMinutes", "50")}
              key={typedValue(state, "sessionMinutes")}
            />
          )}
        </Field>
        <Field id="stage" label="Stage" errors={fieldErrors(state, "stage")}>
          {(control) => (
            <Select
              {...control}
              name="stage"
              defaultValue={typedValue(state, "stage", "assessment")}
              key={typedValue(state, "stage")}
              options={STAGES.map((stage) => ({ value: stage, label: STAGE_LABEL[stage] }))}
            />
          )}
        </Field>
      </fieldset>
      <div>
        <SubmitButton pending="Opening">Open and invite both</SubmitButton>
      </div>
    </form>
  );
}
