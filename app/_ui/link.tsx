import type { Route } from "next";
import NextLink from "next/link";
import type { ComponentProps } from "react";

type AnchorProps = Pick<
  ComponentProps<"a">,
  "id" | "className" | "children" | "rel" | "aria-label" | "aria-current" | "aria-describedby"
>;

/** `data-key` names the key of the clinician's table that follows this link. */
type LinkProps = AnchorProps & { href: string; "data-key"?: string };

/** A link. Never fetched ahead: opening a record is an audited reading, so only a press may cause one. */
export function Link({ href, className = "text-link", ...anchor }: LinkProps) {
  return <NextLink {...anchor} href={href as Route} prefetch={false} className={className} />;
}
