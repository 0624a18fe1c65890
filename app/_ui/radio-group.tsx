import type { ReactNode } from "react";

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type RadioGroupProps = {
  name: string;
  options: readonly RadioOption[];
  /** The value chosen before, if any. */
  value?: string | null | undefined;
  required?: boolean;
};

/** Choices of which one applies. Goes inside a `FieldGroup`, which asks the question. */
export function RadioGroup({ name, options, value, required = false }: RadioGroupProps) {
  return (
    <div className="flex flex-col couple:gap-2">
      {options.map((option) => (
        <label key={option.value} className="choice">
          <span className="choice-box">
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === value}
              disabled={option.disabled}
              required={required}
            />
          </span>
          <span>
            {option.label}
            {option.hint ? <span className="type-note block">{option.hint}</span> : null}
          </span>
        </label>
      ))}
    </div>
  );
}
