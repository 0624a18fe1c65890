import type { ReactNode } from "react";

type BadgeKind = "plain" | "strong" | "sample" | "danger";

const LOOKS: Readonly<Record<BadgeKind, string>> = {
  plain: "border-border-strong text-text-muted",
  strong: "border-text bg-text text-bg",
  sample: "border-dashed border-border-strong text-text-muted",
  danger: "border-danger text-danger",
};

/** A word that labels a thing: draft, signed, sample. Never a count of anything a partner did. */
export function Badge({ kind = "plain", children }: { kind?: BadgeKind; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-full border px-2 align-middle text-xs font-medium ${LOOKS[kind]}`}
    >
      {children}
    </span>
  );
}
