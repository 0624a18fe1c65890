import { type FormState, fieldErrors, typedValue } from "#lib/auth/form-state";
import { LINE_LIMIT } from "#lib/couples/rules";
import { Field } from "#ui/field";
import { TextArea } from "#ui/text-area";

type MoreReasonProps = {
  state: FormState;
  /** Who would have more than two at once. */
  over: readonly ("A" | "B")[];
};

/** Why somebody gets more than two at once; asked where they would, or where it was missing. */
export function MoreReason({ state, over }: MoreReasonProps) {
  const errors = fieldErrors(state, "more");
  if (over.length === 0 && errors.length === 0) return null;
  const typed = typedValue(state, "more");
  const [whom] = over;
  const when =
    over.length === 1
      ? `Asked only if ${whom} gets it, for whom it makes more than two at once.`
      : "That makes more than two at once.";
  return (
    <Field
      id="more"
      label="Why one more"
      hint={`${when} Two small ones get done more often than three. Sealed; for the record.`}
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
