import { type FormState, fieldErrors, typedValue } from "#lib/auth/form-state";
import { LINE_LIMIT } from "#lib/couples/rules";
import { Field } from "#ui/field";
import { TextArea } from "#ui/text-area";

type CareLineProps = {
  id: string;
  state: FormState;
  /** What to weigh; null where nothing asks for it. */
  care: string | null;
};

/** One line on why work goes on that a gate asks to weigh first; shown where it does, or where it was missing. */
export function CareLine({ id, state, care }: CareLineProps) {
  const errors = fieldErrors(state, "reason");
  if (care === null && errors.length === 0) return null;
  const typed = typedValue(state, "reason");
  return (
    <Field
      id={id}
      label="Why it can go on"
      hint={`${care ?? ""} Sealed; for the record.`.trim()}
      errors={errors}
    >
      {(control) => (
        <TextArea
          {...control}
          name="reason"
          length="short"
          limit={LINE_LIMIT}
          defaultValue={typed}
          key={typed}
        />
      )}
    </Field>
  );
}
