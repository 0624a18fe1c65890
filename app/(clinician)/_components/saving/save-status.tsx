"use client";
import { useEffect } from "react";
import { Button } from "#ui/button";
import { Icon } from "#ui/icon";
import { announce } from "../../../_ui/announce";
import type { SaveState } from "./saver";
import { SignInHere } from "./sign-in-here";

type SaveStatusProps = {
  save: SaveState;
  /** What is being saved, as in "this plan". */
  thing: string;
  savedAt: (at: Date) => string;
  /** Where what is not saved lies meanwhile, such as "on this device". */
  lies?: string;
  /** Null where a press could do nothing. */
  onRetry: (() => void) | null;
};

function sentence(
  save: SaveState,
  { thing, savedAt, lies }: Pick<SaveStatusProps, "thing" | "savedAt" | "lies">,
): string {
  switch (save.kind) {
    case "saved":
      return `Saved ${savedAt(save.at)}`;
    case "saving":
      return "Saving";
    case "unreachable":
      return `Not saved yet. ${lies ? `Kept ${lies}. ` : ""}Retrying`;
    case "refused":
      return `Not saved. ${save.message}`;
    case "stale":
      return `Not saved. This ${thing} was changed in another window.`;
  }
}

/** One line on how saving goes. Seen always; spoken only when something stands in its way. */
export function SaveStatus({ save, thing, savedAt, lies, onRetry }: SaveStatusProps) {
  const text = sentence(save, { thing, savedAt, ...(lies ? { lies } : {}) });
  const spoken = save.kind === "saved" || save.kind === "saving" ? null : text;
  useEffect(() => {
    if (spoken) announce(spoken);
  }, [spoken]);
  const signedOut = save.kind === "refused" && save.code === "signed_out";
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="type-note type-figure inline-flex items-start gap-1.5" data-save={save.kind}>
        {save.kind === "saved" ? <Icon name="tick" size={14} /> : null}
        {spoken ? <Icon name="triangle" size={14} /> : null}
        {text}
      </p>
      {signedOut && onRetry ? <SignInHere onSignedIn={onRetry} /> : null}
      {onRetry && (save.kind === "refused" || save.kind === "stale") ? (
        <Button onClick={onRetry}>Try again</Button>
      ) : null}
    </div>
  );
}
