"use client";

import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { RadioGroup } from "#ui/radio-group";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { reviewResponseAction } from "../../actions";
import { RATING_FORM } from "./rating-form-id";

/** Source: exercises paper, reading notes. */
const QUALITY = [
  { value: "0", label: "Not tried" },
  { value: "1", label: "Started, stopped" },
  { value: "2", label: "Partly, or off target" },
  { value: "3", label: "As planned" },
  { value: "4", label: "As planned, and a learning named" },
] as const;

type RatingFormProps = { taskId: string; quality: number | null; cue: string; isReviewed: boolean };

/** How good the work was, in the therapist's eyes. The partners never see it. */
export function RatingForm({ taskId, quality, cue, isReviewed }: RatingFormProps) {
  const [state, send] = useFormAction(reviewResponseAction);
  const picked = typedValue(state, "quality", quality === null ? "" : String(quality));
  return (
    <form id={RATING_FORM} action={send} className="flex flex-col gap-3" noValidate>
      <FormProblems state={state} fieldIds={{ quality: "quality" }} />
      <input type="hidden" name="taskId" value={taskId} />
      <FieldGroup
        id="quality"
        legend="How good was the work?"
        hint={`Good work looks like this: ${cue} The partners never see your rating.`}
        errors={fieldErrors(state, "quality")}
      >
        <RadioGroup key={picked} name="quality" options={QUALITY} value={picked} />
      </FieldGroup>
      <div>
        <SubmitButton kind="quiet" pending="Saving" name="onward" value="stay">
          {isReviewed ? "Save the rating" : "Rate and mark reviewed"}
        </SubmitButton>
      </div>
    </form>
  );
}
