const STEPS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** Form value of "not sure"; a number from "0" to "10" otherwise. */
export const NOT_SURE = "not-sure";

type ScaleChoiceProps = {
  name: string;
  /** What 0 and 10 mean, in a few words each. */
  low: string;
  high: string;
  /** "0" to "10", `NOT_SURE`, or nothing chosen yet. */
  value?: string | null | undefined;
  required?: boolean;
};

/** A rating from 0 to 10 as eleven labelled choices and "not sure". Goes inside a `FieldGroup`, which asks the question. */
export function ScaleChoice({ name, low, high, value, required = false }: ScaleChoiceProps) {
  return (
    <div className="scale">
      <div className="scale-body">
        <p className="scale-low type-note" aria-hidden="true">
          0: {low}
        </p>
        <div className="scale-beads">
          {STEPS.map((step) => (
            <label key={step} className="scale-step">
              <input
                type="radio"
                name={name}
                value={step}
                defaultChecked={String(step) === value}
                required={required}
              />
              <span className="scale-number">
                {step}
                {step === 0 ? <span className="sr-only">: {low}</span> : null}
                {step === 10 ? <span className="sr-only">: {high}</span> : null}
              </span>
            </label>
          ))}
        </div>
        <p className="scale-high type-note" aria-hidden="true">
          10: {high}
        </p>
      </div>
      <label className="choice scale-apart">
        <span className="choice-box">
          <input
            type="radio"
            name={name}
            value={NOT_SURE}
            defaultChecked={value === NOT_SURE}
            required={required}
          />
        </span>
        <span>Not sure</span>
      </label>
    </div>
  );
}
