"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { CHECK_LABEL, CHECK_LINE, CHECK_REASONS } from "#lib/planning/rules-checks";
import { Field } from "#ui/field";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { RadioGroup } from "#ui/radio-group";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { addToPlanAction } from "../actions";

type AddFormProps = {
  coupleId: string;
  sessionId: string;
  /** The number of the line it becomes. */
  itemId: string;
  slug: string;
  version: number;
  /** Whose session it is, for those who hear the button alone. */
  name: string;
};

/** Adds the exercise to one plan. Where a gate of that couple asks to weigh it, the reason is asked here, as beside the plan. */
export function AddForm({ coupleId, sessionId, itemId, slug, version, name }: AddFormProps) {
  const [state, send] = useFormAction(addToPlanAction);
  const asked = fieldErrors(state, "reason").length > 0 || typedValue(state, "reason") !== "";
  const ids = { reason: `reason-${sessionId}`, line: `line-${sessionId}` };
  return (
    <form action={send} className={asked ? "flex basis-full flex-col gap-4 py-2" : "flex flex-col gap-2"}>
      <FormProblems state={state} fieldIds={ids} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="itemId" value={itemId} />
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="version" value={version} />
      {asked ? (
        <>
          <FieldGroup id={ids.reason} legend="Why it goes on" errors={fieldErrors(state, "reason")}>
            <RadioGroup
              name="reason"
              options={CHECK_REASONS.map((value) => ({ value, label: CHECK_LABEL[value] }))}
              value={typedValue(state, "reason")}
            />
          </FieldGroup>
          <Field
            id={ids.line}
            label="A line for yourself"
            optional
            hint="Sealed. No partner reads it."
            errors={fieldErrors(state, "line")}
          >
            {(control) => (
              <TextInput
                {...control}
                name="line"
                maxLength={CHECK_LINE}
                autoComplete="off"
                defaultValue={typedValue(state, "line")}
              />
            )}
          </Field>
        </>
      ) : null}
      <div>
        <SubmitButton kind={asked ? "primary" : "quiet"} pending="Adding">
          {asked ? "Add with this reason" : "Add"}
          <span className="sr-only">: {name}</span>
        </SubmitButton>
      </div>
    </form>
  );
}
