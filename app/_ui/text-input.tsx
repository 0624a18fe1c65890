import type { ComponentProps } from "react";

type TextInputProps = Omit<ComponentProps<"input">, "className" | "style" | "size"> & {
  /** `narrow` for codes, minutes and dates; the width hints at the length of the answer. */
  width?: "full" | "narrow";
};

/** One line of text, also for e-mail, password, number, date and time. */
export function TextInput({ width = "full", type = "text", ...input }: TextInputProps) {
  return (
    <input
      {...input}
      type={type}
      className={width === "narrow" ? "control type-figure max-w-44" : "control"}
    />
  );
}
