"use client";
import { DISPOSITION_LABEL, type Disposition, LATER_LABEL } from "#lib/planning/types";
import { FieldErrors } from "#ui/field-errors";

type DispositionChoiceProps = {
  id: string;
  title: string;
  /** What can be chosen. */
  choices: readonly Disposition[];
  value: Disposition | null;
  /** What was decided already and stays: nothing else can be chosen any more. */
  settled: Disposition | null;
  /** How many times of it are still to come. */
  laterTimes: number;
  errors: readonly string[];
  onChoose: (disposition: Disposition) => void;
};

/** What becomes of one piece of homework: one press each. */
export function DispositionChoice(props: DispositionChoiceProps) {
  const { id, title, choices, value, settled, laterTimes, errors, onChoose } = props;
  const group = `decision-${id}`;
  const labels = choices.includes("keep") ? DISPOSITION_LABEL : LATER_LABEL;
  const errorsId = `${group}-errors`;
  return (
    <fieldset
      id={group}
      aria-describedby={errors.length > 0 ? errorsId : undefined}
      className="@container min-w-0"
    >
      <legend className="sr-only">What becomes of {title}</legend>
      <FieldErrors id={errorsId} errors={errors} />
      <div className="flex flex-wrap gap-1.5">
        {(settled ? [settled] : choices).map((disposition) => (
          <label
            key={disposition}
            className="motion-press inline-flex min-h-control cursor-pointer items-center justify-center rounded-full border border-border-strong px-3 text-sm hover:bg-hover has-checked:border-primary has-checked:bg-primary-tint has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={group}
              value={disposition}
              checked={value === disposition}
              onChange={() => onChoose(disposition)}
              className="sr-only"
            />
            {labels[disposition]}
          </label>
        ))}
      </div>
      {laterTimes > 0 && !settled ? (
        <p className="type-note mt-1">
          Given every few days. Whatever you choose,{" "}
          {laterTimes === 1 ? "the time still to come ends" : `the ${laterTimes} times still to come end`}{" "}
          with it.
        </p>
      ) : null}
      {value === "replace" ? (
        <p className="type-note mt-1">The wrap-up offers first what works on the same need.</p>
      ) : null}
      {settled ? (
        <p className="type-note mt-1">This was decided when the plan was made final, so it stays.</p>
      ) : null}
    </fieldset>
  );
}
