"use client";
import { fieldErrors, typedList, typedValue } from "#lib/auth/form-state";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { scoreFormAction } from "../actions";

type ScoreFormProps = {
  measureSlug: string;
  lines: readonly { label: string; name: string; low: number; high: number }[];
  /** Whether a change can be judged. */
  comparable: boolean;
};

/** A paper form, typed in to be scored once; nothing of it is kept. */
export function ScoreForm({ measureSlug, lines, comparable }: ScoreFormProps) {
  const [state, send] = useFormAction(scoreFormAction);
  const typed = typedList(state, "answers");
  const fieldIds = Object.fromEntries([
    ...lines.map((_, index) => [`answers.${index}`, `answer-${index}`]),
    ["earlier", "earlier"],
  ]);
  const fieldNames = Object.fromEntries([
    ...lines.map(({ name }, index) => [`answers.${index}`, name]),
    ["earlier", "Earlier total"],
  ]);
  return (
    <form action={send} noValidate autoComplete="off" className="flex flex-col gap-5">
      <FormProblems state={state} fieldIds={fieldIds} fieldNames={fieldNames} />
      <input type="hidden" name="measureSlug" value={measureSlug} />
      <div className="grid gap-x-8 gap-y-4 sheet:grid-cols-2">
        {lines.map(({ label, low, high }, index) => (
          <Field
            // The order is the paper form's; nothing moves.
            key={`${label} ${String(index)}`}
            id={`answer-${index}`}
            label={label}
            hint={`${low} to ${high}`}
            errors={fieldErrors(state, `answers.${index}`)}
          >
            {(control) => (
              <TextInput
                {...control}
                name="answers[]"
                inputMode="numeric"
                width="narrow"
                defaultValue={typed[index] ?? ""}
                key={typed[index] ?? ""}
              />
            )}
          </Field>
        ))}
      </div>
      {comparable ? (
        <Field
          id="earlier"
          label="An earlier total, to judge the change"
          optional
          errors={fieldErrors(state, "earlier")}
        >
          {(control) => (
            <TextInput
              {...control}
              name="earlier"
              inputMode="decimal"
              width="narrow"
              defaultValue={typedValue(state, "earlier")}
              key={typedValue(state, "earlier")}
            />
          )}
        </Field>
      ) : null}
      <div>
        <SubmitButton>Score it</SubmitButton>
      </div>
    </form>
  );
}
