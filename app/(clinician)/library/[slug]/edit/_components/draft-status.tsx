"use client";
import { useEffect } from "react";
import { Icon } from "#ui/icon";
import { announce } from "../../../../../_ui/announce";
import { formatMoment } from "../../../../../_ui/when";
import type { SaveState } from "./draft-saver";

function sentence(save: SaveState, zone: string): string {
  switch (save.kind) {
    case "saved":
      return `Draft saved ${formatMoment(save.at, zone)}`;
    case "saving":
      return "Saving";
    case "unreachable":
      return "Not saved yet. Retrying";
    case "refused":
      return `Not saved. ${save.message}`;
    case "stale":
      return "Not saved. This draft was changed in another window.";
  }
}

/** One line on how saving goes. Seen always; spoken only when something stands in its way. */
export function DraftStatus({ save, zone }: { save: SaveState; zone: string }) {
  const text = sentence(save, zone);
  const spoken = save.kind === "saved" || save.kind === "saving" ? null : text;
  useEffect(() => {
    if (spoken) announce(spoken);
  }, [spoken]);
  return (
    <p className="type-note type-figure inline-flex items-start gap-1.5" data-save={save.kind}>
      {save.kind === "saved" ? <Icon name="tick" size={14} /> : null}
      {spoken ? <Icon name="triangle" size={14} /> : null}
      {text}
    </p>
  );
}
