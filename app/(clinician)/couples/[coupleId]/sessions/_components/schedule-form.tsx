"use client";
import { type FormState, fieldErrors, typedValue } from "#lib/auth/form-state";
import { ATTENDEES, ATTENDEES_LABEL, REPEATS, SERIES_LIMIT, type WallTime } from "#lib/planning/types";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Select } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { LengthField } from "./length-field";
import { WallFields } from "./wall-fields";

type ScheduleFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  coupleId: string;
  suggested: WallTime;
  minutes: number;
  label: string;
  kind?: "primary" | "quiet";
  /** Asks who comes and how it repeats too. */
  whole?: boolean;
};

const IDS = {
  date: "date",
  time: "time",
  minutes: "minutes",
  zone: "zone",
  attendees: "attendees",
  repeats: "repeats",
  times: "times",
};
const REPEATS_LABEL = { once: "Just once", weekly: "Every week", fortnightly: "Every two weeks" } as const;
/** As many sessions as are often agreed at once. */
const USUAL_TIMES = "8";

/** Who comes, and how the time repeats. */
function SeriesFields({ state }: { state: FormState }) {
  const choices = {
    attendees: ATTENDEES.map((value) => ({ value, label: ATTENDEES_LABEL[value] })),
    repeats: REPEATS.map((value) => ({ value, label: REPEATS_LABEL[value] })),
  };
  return (
    <div className="flex flex-wrap gap-4">
      {(["attendees", "repeats"] as const).map((name) => (
        <Field
          key={name}
          id={name}
          label={name === "attendees" ? "Who comes" : "How often"}
          errors={fieldErrors(state, name)}
        >
          {(control) => (
            <Select
              {...control}
              name={name}
              defaultValue={typedValue(state, name, choices[name][0]?.value)}
              key={typedValue(state, name)}
              options={choices[name]}
            />
          )}
        </Field>
      ))}
      <Field id="times" label="Sessions in a series" errors={fieldErrors(state, "times")}>
        {(control) => (
          <TextInput
            {...control}
            name="times"
            defaultValue={typedValue(state, "times", USUAL_TIMES)}
            key={typedValue(state, "times")}
            type="number"
            width="narrow"
            min={2}
            max={SERIES_LIMIT}
          />
        )}
      </Field>
    </div>
  );
}

/** Day, time, length and zone of a session to come; where `whole`, also who comes and how it repeats. */
export function ScheduleForm({
  action,
  coupleId,
  suggested,
  minutes,
  label,
  kind,
  whole = false,
}: ScheduleFormProps) {
  const [state, send] = useFormAction(action);
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormProblems state={state} fieldIds={IDS} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <WallFields state={state} start={suggested}>
        <LengthField state={state} minutes={minutes} />
      </WallFields>
      {whole ? <SeriesFields state={state} /> : null}
      <div>
        <SubmitButton pending="Setting the date" kind={kind ?? "primary"}>
          {label}
        </SubmitButton>
      </div>
    </form>
  );
}
