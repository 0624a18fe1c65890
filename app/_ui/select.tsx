"use client";
import type { ComponentProps } from "react";
import { ToolIcon } from "./tool-icon";

export type SelectOption = {
  value: string;
  label: string;
  disabled?: boolean /** Choices of one group that follow each other stand under its name. */;
  group?: string;
};

type SelectProps = Omit<ComponentProps<"select">, "className" | "style" | "children" | "multiple"> & {
  options: readonly SelectOption[];
};

type Run = { group: string | undefined; options: SelectOption[] };

/** The options in runs of the same group, in their order. */
function runsOf(options: readonly SelectOption[]): Run[] {
  const runs: Run[] = [];
  for (const option of options) {
    const last = runs.at(-1);
    if (last && last.group === option.group) last.options.push(option);
    else runs.push({ group: option.group, options: [option] });
  }
  return runs;
}

function Options({ options }: { options: readonly SelectOption[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  ));
}

/** The browser's own list of choices. */
export function Select({ options, ...select }: SelectProps) {
  return (
    <span className="relative block">
      <select {...select} className="control appearance-none pr-9">
        {runsOf(options).map((run) =>
          run.group === undefined ? (
            <Options key={run.options[0]?.value} options={run.options} />
          ) : (
            <optgroup key={run.group} label={run.group}>
              <Options options={run.options} />
            </optgroup>
          ),
        )}
      </select>
      <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-text-muted">
        <ToolIcon name="chevron-down" />
      </span>
    </span>
  );
}
