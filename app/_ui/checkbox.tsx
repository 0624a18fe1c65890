import type { ComponentProps, ReactNode } from "react";
import { ChoiceTick } from "./choice-tick";

type CheckboxProps = Omit<ComponentProps<"input">, "className" | "style" | "type" | "children"> & {
  label: ReactNode;
  hint?: ReactNode;
};

/** One box to tick. Several of them go inside a `FieldGroup`. */
export function Checkbox({ label, hint, ...input }: CheckboxProps) {
  return (
    <label className="choice">
      <span className="choice-box">
        <input {...input} type="checkbox" />
        <ChoiceTick />
      </span>
      <span>
        {label}
        {hint ? <span className="type-note block">{hint}</span> : null}
      </span>
    </label>
  );
}
