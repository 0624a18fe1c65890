import type { Route } from "next";
import NextLink from "next/link";
import type { ComponentProps } from "react";

type AnchorProps = Pick<
  ComponentProps<"a">,
  "id" | "className" | "children" | "rel" | "aria-label" | "aria-current" | "aria-describedby"
>;

type LinkProps = AnchorProps & {
  href: string;
  /** Load the whole document instead of swapping the page in place. Couple pages do, so nothing stays in memory. */
  hard?: boolean;
};

/** A link. Never fetched ahead: opening a record is an audited reading, so only a press may cause one. */
export function Link({ href, hard = false, className = "text-link", ...anchor }: LinkProps) {
  if (hard) return <a {...anchor} href={href} className={className} />;
  return <NextLink {...anchor} href={href as Route} prefetch={false} className={className} />;
}
