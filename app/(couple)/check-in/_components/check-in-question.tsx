import type { CheckInItem } from "#lib/progress/types";
import { Checkbox } from "#ui/checkbox";
import { FieldGroup } from "#ui/field-group";
import { ScaleChoice } from "#ui/scale-choice";
import * as WORDS from "./words";

type CheckInQuestionProps = {
  item: CheckInItem;
  /** What their therapist may do with it. */
  agreement: string;
  /** Takes focus when the question comes up. */
  headingId: string;
  value: string;
  notApplicable: boolean;
  /** True where the answer before makes the "does not apply" choice fit. */
  mayNotApply: boolean;
  errors: readonly string[];
};

const words = WORDS.checkIn;

/** One question of the check-in: a scale from 0 to 10, its audience beside it. */
export function CheckInQuestion({
  item,
  agreement,
  headingId,
  value,
  notApplicable,
  mayNotApply,
  errors,
}: CheckInQuestionProps) {
  const marks = item.marks.map((mark) => `${mark.value}: ${mark.label.toLowerCase()}`).join(". ");
  return (
    <FieldGroup
      id={item.key}
      legend={
        <h2 id={headingId} tabIndex={-1} className="type-title focus:outline-none">
          {item.question}
        </h2>
      }
      hint={
        <span className="flex flex-col gap-1">
          <span>
            {words.audience} {agreement}
          </span>
          {marks ? <span>{marks}.</span> : null}
        </span>
      }
      errors={errors}
    >
      <ScaleChoice name={item.key} low={item.low} high={item.high} value={value} />
      {item.notApplicable ? (
        <div className={mayNotApply ? "mt-2" : "mt-2 hidden noscript:block"}>
          <Checkbox
            name="q2NotApplicable"
            label={item.notApplicable}
            hint={words.notApplicableNote}
            defaultChecked={notApplicable}
          />
        </div>
      ) : null}
    </FieldGroup>
  );
}
