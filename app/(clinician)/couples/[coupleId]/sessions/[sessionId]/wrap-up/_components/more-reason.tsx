import { type FormState, fieldErrors, typedValue } from "#lib/auth/form-state";
import { LINE_LIMIT } from "#lib/couples/rules";
import { Field } from "#ui/field";
import { TextArea } from "#ui/text-area";

/** Why more than two are given at once; asked where they are, or where it was missing. */
export function MoreReason({ state, isAsked }: { state: FormState; isAsked: boolean }) {
  const errors = fieldErrors(state, "more");
  if (!isAsked && errors.length === 0) return null;
  const typed = typedValue(state, "more");
  return (
    <Field
      id="more"
      label="Why one more"
      hint="That makes more than two at once. Two small ones get done more often than three. Sealed; for the record."
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
