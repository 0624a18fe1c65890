import { type FormState, fieldErrors, typedValue } from "#lib/auth/form-state";
import { LINE_LIMIT } from "#lib/couples/rules";
import { Field } from "#ui/field";
import { TextArea } from "#ui/text-area";

/** Why one more is given on top of two that are open; asked where they are, or where it was missing. */
export function MoreReason({ state, isAsked }: { state: FormState; isAsked: boolean }) {
  const errors = fieldErrors(state, "more");
  if (!isAsked && errors.length === 0) return null;
  const typed = typedValue(state, "more");
  return (
    <Field
      id="more"
      label="Why one more"
      hint="Two are open already. Two small ones get done more often than three. Sealed; for the record."
      errors={errors}
    >
      {(control) => (
        <TextArea
          {...control}
          name="more"
          length="short"
          limit={LINE_LIMIT}
          defaultValue={typed}
          key={typed}
        />
      )}
    </Field>
  );
}
