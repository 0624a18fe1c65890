"use client";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { switchMeasureAction } from "../actions";

type CheckFormProps = {
  measureSlug: string;
  /** Of the facts as they stand on this page. */
  facts: string;
  isChecked: boolean;
};

/** Says that the facts were compared with their source, or takes that back. */
export function CheckForm({ measureSlug, facts, isChecked }: CheckFormProps) {
  const [state, send] = useFormAction(switchMeasureAction);
  return (
    <form action={send} className="flex flex-col gap-3">
      <FormProblems state={state} fieldIds={{}} />
      <input type="hidden" name="measureSlug" value={measureSlug} />
      <input type="hidden" name="facts" value={facts} />
      <div>
        <SubmitButton kind="quiet" name="to" value={isChecked ? "off" : "on"}>
          {isChecked ? "Take the comparison back" : "I compared them with the source"}
        </SubmitButton>
      </div>
    </form>
  );
}
