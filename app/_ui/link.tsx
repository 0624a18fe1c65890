import type { Route } from "next";
import NextLink from "next/link";
import type { ComponentProps } from "react";

type AnchorProps = Pick<
  ComponentProps<"a">,
  "id" | "className" | "children" | "rel" | "aria-label" | "aria-current" | "aria-describedby"
>;

type LinkProps = AnchorProps & { href: string };

/** A link. Never fetched ahead: opening a record is an audited reading, so only a press may cause one. */
export function Link({ href, className = "text-link", ...anchor }: LinkProps) {
  return <NextLink {...anchor} href={href as Route} prefetch={false} className={className} />;
}
