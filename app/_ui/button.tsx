import type { ComponentProps } from "react";
import { type ButtonKind, buttonStyle } from "./button-style";

type ButtonProps = Omit<ComponentProps<"button">, "className" | "style"> & {
  kind?: ButtonKind;
  /** As wide as its column; for the one main step on a phone. */
  wide?: boolean;
};

/** A button; name it with a verb. Not a submit button unless told so: forms use `SubmitButton`. */
export function Button({ kind = "quiet", wide = false, type = "button", ...button }: ButtonProps) {
  return <button {...button} type={type} className={buttonStyle(kind, wide)} />;
}
