"use client";

import type { ComponentProps, MouseEvent } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonKind, buttonStyle } from "./button-style";

type SubmitButtonProps = Omit<ComponentProps<"button">, "className" | "style" | "type" | "onClick"> & {
  /** What the button says while the form is on its way, such as "Saving". */
  pending?: string;
  kind?: ButtonKind;
  wide?: boolean;
};

/** Sends the form around it; says so while waiting, keeps focus, and cannot be pressed twice. */
export function SubmitButton({
  pending = "Saving",
  kind = "primary",
  wide = false,
  children,
  ...button
}: SubmitButtonProps) {
  const form = useFormStatus();
  // Of two buttons in one form, only the one that was pressed says what it does.
  const pressed = button.name === undefined || form.data?.get(button.name) === button.value;
  const hold = (event: MouseEvent) => {
    if (form.pending) event.preventDefault();
  };
  return (
    <button
      {...button}
      type="submit"
      aria-disabled={form.pending || undefined}
      onClick={hold}
      className={buttonStyle(kind, wide)}
    >
      {form.pending && pressed ? pending : children}
    </button>
  );
}
