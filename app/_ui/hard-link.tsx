import type { ComponentProps } from "react";
import { type ButtonKind, buttonStyle } from "./button-style";

type HardLinkProps = Pick<ComponentProps<"a">, "id" | "className" | "children"> & { href: string };

/**
 * A link that loads the whole document, so that nothing of the page before stays in memory. The couple's pages
 * have no other, and so need no script for links.
 */
export function HardLink({ className = "text-link", ...anchor }: HardLinkProps) {
  return <a {...anchor} className={className} />;
}

type HardLinkButtonProps = Omit<HardLinkProps, "className"> & { kind?: ButtonKind; wide?: boolean };

/** The same, looking like a button. */
export function HardLinkButton({ kind = "quiet", wide = false, ...link }: HardLinkButtonProps) {
  return <HardLink {...link} className={buttonStyle(kind, wide)} />;
}
