import { Field } from "#ui/field";
import { FieldGroup } from "#ui/field-group";
import { RadioGroup } from "#ui/radio-group";
import { Select } from "#ui/select";
import { PARTS, moments as words } from "../words";

type WhenFieldsProps = {
  days: readonly { value: string; label: string }[];
  day: string;
  part: string;
  errors: { day: readonly string[]; part: readonly string[] };
};

const PART_OPTIONS = Object.entries(PARTS).map(([value, label]) => ({ value, label }));

/** A day of the past week and a part of it; no time is ever asked. */
export function WhenFields({ days, day, part, errors }: WhenFieldsProps) {
  return (
    <>
      <Field id="day" label={words.day} hint={words.dayHint} errors={errors.day}>
        {(field) => <Select {...field} name="day" options={days} defaultValue={day} />}
      </Field>
      <FieldGroup id="part" legend={words.partOfDay} errors={errors.part}>
        <RadioGroup name="part" options={PART_OPTIONS} value={part} />
      </FieldGroup>
    </>
  );
}
