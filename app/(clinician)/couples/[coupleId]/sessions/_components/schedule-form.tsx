"use client";
import { useActionState } from "react";
import { type FormState, fieldErrors, IDLE, typedValue } from "#lib/auth/form-state";
import type { WallTime } from "#lib/planning/types";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";

type ScheduleFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  coupleId: string;
  suggested: WallTime;
  minutes: number;
  label: string;
  kind?: "primary" | "quiet";
};

const IDS = { date: "date", time: "time", minutes: "minutes", zone: "zone" };

/** Day, time, length and zone of a session to come. */
export function ScheduleForm({ action, coupleId, suggested, minutes, label, kind }: ScheduleFormProps) {
  const [state, send] = useActionState(action, IDLE);
  const start: Record<keyof typeof IDS, string> = { ...suggested, minutes: String(minutes) };
  const given = (name: keyof typeof IDS) => typedValue(state, name, start[name]);
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormProblems state={state} fieldIds={IDS} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <div className="flex flex-wrap gap-4">
        <Field id="date" label="Day" errors={fieldErrors(state, "date")}>
          {(control) => (
            <TextInput
              {...control}
              name="date"
              defaultValue={given("date")}
              key={given("date")}
              type="date"
              width="narrow"
              required
            />
          )}
        </Field>
        <Field id="time" label="Time" errors={fieldErrors(state, "time")}>
          {(control) => (
            <TextInput
              {...control}
              name="time"
              defaultValue={given("time")}
              key={given("time")}
              type="time"
              width="narrow"
              required
            />
          )}
        </Field>
        <Field id="minutes" label="Minutes" errors={fieldErrors(state, "minutes")}>
          {(control) => (
            <TextInput
              {...control}
              name="minutes"
              defaultValue={given("minutes")}
              key={given("minutes")}
              type="number"
              width="narrow"
              min={20}
              max={180}
              required
            />
          )}
        </Field>
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
      <div>
        <SubmitButton pending="Setting the date" kind={kind ?? "primary"}>
          {label}
        </SubmitButton>
      </div>
    </form>
  );
}
