import { type FormState, fieldErrors, typedValue } from "#lib/auth/form-state";
import { SUGGESTED } from "#lib/homework/types";
import type { StandIns } from "#lib/planning/types";
import { Field } from "#ui/field";
import { Select } from "#ui/select";

type StandInChoiceProps = { state: FormState; standIns: StandIns; picked: string };

/** What both get in place of homework while a hold or a partner keeps it back; what is suggested unless chosen. */
export function StandInChoice({ state, standIns: { options, suggested }, picked }: StandInChoiceProps) {
  const title = suggested[picked];
  if (title === undefined) return <input type="hidden" name="standIn" value={SUGGESTED} />;
  const typed = typedValue(state, "standIn", SUGGESTED);
  return (
    <Field
      id="standIn"
      label="If it is held, both get instead"
      hint="Both find it at the same moment, in its place. Until then nobody sees it. What you find in the whole library is listed here too."
      errors={fieldErrors(state, "standIn")}
    >
      {(control) => (
        <Select
          {...control}
          name="standIn"
          defaultValue={typed}
          key={`${picked} ${typed}`}
          options={[
            { value: SUGGESTED, label: title === null ? "Nothing fits now" : `${title} (suggested)` },
            { value: "", label: "Nothing in its place" },
            ...options
              .filter(({ slug }) => slug !== picked)
              .map((one) => ({ value: one.slug, label: one.title })),
          ]}
        />
      )}
    </Field>
  );
}
