"use client";

import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { NO_PICK } from "#lib/homework/types";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { RadioGroup } from "#ui/radio-group";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { pickMatchAction } from "../actions";
import * as WORDS from "./words";

const words = WORDS.picking;
const PICK_ID = "pick";

type PickFormProps = { taskId: string; options: readonly { value: string; label: string }[] };

/** Nothing is chosen when it opens, whatever was kept before: the phone may lie about. */
export function PickForm({ taskId, options }: PickFormProps) {
  const [state, send] = useFormAction(pickMatchAction, `/do/${taskId}/together`);
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormProblems state={state} fieldIds={{ pick: PICK_ID }} />
      <input type="hidden" name="taskId" value={taskId} />
      <FieldGroup id={PICK_ID} legend={words.question} errors={fieldErrors(state, "pick")}>
        <RadioGroup
          name="pick"
          options={[...options, { value: NO_PICK, label: words.none }]}
          value={state.status === "refused" ? typedValue(state, "pick") : null}
        />
      </FieldGroup>
      <SubmitButton kind="quiet" wide pending={words.sending}>
        {words.save}
      </SubmitButton>
    </form>
  );
}
