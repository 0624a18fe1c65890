import { Field } from "../field";
import { TextInput } from "../text-input";
import { TIME_WORDS as words } from "./time-words";

/** Where no script runs, time is filled in by hand. */
export function MinutesInput({ typed, seconds }: { typed: string; seconds: number }) {
  return (
    <Field id="minutes" label={words.minutes}>
      {(control) => (
        <TextInput
          {...control}
          name="minutes"
          inputMode="numeric"
          width="narrow"
          defaultValue={typed || (seconds > 0 ? String(Math.max(1, Math.round(seconds / 60))) : "")}
        />
      )}
    </Field>
  );
}
