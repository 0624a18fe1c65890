"use client";
import { fieldErrors, typedList, typedValue } from "#lib/auth/form-state";
import { Checkbox } from "#ui/checkbox";
import { Field } from "#ui/field";
import { FieldErrors } from "#ui/field-errors";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { saveWordingAction } from "../actions";

type WordingFormProps = {
  measureSlug: string;
  itemCount: number;
  version: number;
  lines: readonly string[];
};

/** The practice's own licensed questions, in the order of the form it bought or was granted. */
export function WordingForm({ measureSlug, itemCount, version, lines }: WordingFormProps) {
  const [state, send] = useFormAction(saveWordingAction);
  const typed = typedList(state, "lines");
  const fieldIds = Object.fromEntries([
    ["lines", "line-0"],
    ...Array.from({ length: itemCount }, (_, index) => [`lines.${index}`, `line-${index}`]),
    ["licensed", "licensed"],
  ]);
  const fieldNames = Object.fromEntries(
    Array.from({ length: itemCount }, (_, index) => [`lines.${index}`, `Question ${index + 1}`]),
  );
  return (
    <form action={send} noValidate autoComplete="off" className="flex flex-col gap-4">
      <FormProblems state={state} fieldIds={fieldIds} fieldNames={fieldNames} />
      <input type="hidden" name="measureSlug" value={measureSlug} />
      <input type="hidden" name="version" value={version} />
      <FieldErrors id="lines-errors" errors={fieldErrors(state, "lines")} />
      {Array.from({ length: itemCount }, (_, index) => {
        const value = typed[index] ?? lines[index] ?? "";
        return (
          <Field
            key={`line ${String(index + 1)}`}
            id={`line-${index}`}
            label={`Question ${index + 1}`}
            errors={fieldErrors(state, `lines.${index}`)}
          >
            {(control) => <TextInput {...control} name="lines[]" defaultValue={value} key={value} />}
          </Field>
        );
      })}
      <FieldErrors id="licensed-errors" errors={fieldErrors(state, "licensed")} />
      <Checkbox
        id="licensed"
        name="licensed"
        label="Our practice has read the licence and may use these questions."
        key={typedValue(state, "licensed")}
        defaultChecked={typedValue(state, "licensed") === "on"}
      />
      <div>
        <SubmitButton kind="quiet">Save the questions</SubmitButton>
      </div>
    </form>
  );
}
