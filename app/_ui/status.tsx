import type { ReactNode } from "react";
import { Icon } from "./icon";

type StatusKind = "idle" | "busy" | "done" | "waiting";

/** One line that tells how saving goes: "Saved 14:52", "Saving", "Not saved yet". Spoken politely when it changes. */
export function Status({ kind = "idle", children }: { kind?: StatusKind; children: ReactNode }) {
  return (
    <p role="status" className="type-note type-figure inline-flex items-center gap-1.5">
      {kind === "done" ? <Icon name="tick" size={14} /> : null}
      {kind === "waiting" ? <Icon name="triangle" size={14} /> : null}
      {children}
    </p>
  );
}
