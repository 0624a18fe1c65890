import type { ComponentProps } from "react";
import { type ButtonKind, buttonStyle } from "./button-style";
import { Link } from "./link";

type LinkButtonProps = Omit<ComponentProps<typeof Link>, "className"> & { kind?: ButtonKind; wide?: boolean };

/** A link that looks like a button, for the next step that is a page. */
export function LinkButton({ kind = "quiet", wide = false, ...link }: LinkButtonProps) {
  return <Link {...link} className={buttonStyle(kind, wide)} />;
}
