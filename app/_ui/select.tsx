import type { ComponentProps } from "react";
import { Icon } from "./icon";

export type SelectOption = { value: string; label: string; disabled?: boolean };

type SelectProps = Omit<ComponentProps<"select">, "className" | "style" | "children" | "multiple"> & {
  options: readonly SelectOption[];
};

/** The browser's own list of choices. */
export function Select({ options, ...select }: SelectProps) {
  return (
    <span className="relative block">
      <select {...select} className="control appearance-none pr-9">
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-text-muted">
        <Icon name="chevron-down" />
      </span>
    </span>
  );
}
