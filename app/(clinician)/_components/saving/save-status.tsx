"use client";
import { useEffect, useRef } from "react";
import { Button } from "#ui/button";
import { Icon } from "#ui/icon";
import { announce } from "../../../_ui/announce";
import type { SaveState } from "./saver";
import { SignInHere } from "./sign-in-here";
import { SIGNED_OUT_HERE } from "./signed-out";

type SaveStatusProps = {
  save: SaveState;
  /** What is being saved, as in "this plan". */
  thing: string;
  savedAt: (at: Date) => string;
  /** Where what is not saved lies meanwhile, such as "on this device". */
  lies?: string;
  /** Null where a press could do nothing. */
  onRetry: (() => void) | null;
  /** Stays in sight at the lower edge of what it stands at the end of, while something is not saved. */
  sticks?: boolean;
};

const isSignedOut = (save: SaveState) => save.kind === "refused" && save.code === "signed_out";

function sentence(
  save: SaveState,
  { thing, savedAt, lies, onRetry }: Pick<SaveStatusProps, "thing" | "savedAt" | "lies" | "onRetry">,
): string {
  switch (save.kind) {
    case "saved":
      return `Saved ${savedAt(save.at)}`;
    case "saving":
      return "Saving";
    case "unreachable":
      return `Not saved yet. ${lies ? `Kept ${lies}. ` : ""}Retrying`;
    case "refused":
      return `Not saved. ${onRetry && isSignedOut(save) ? SIGNED_OUT_HERE : save.message}`;
    case "stale":
      return `Not saved. This ${thing} was changed in another window.`;
  }
}

/** What is written in is not left beneath the line that came. */
function uncover(bar: HTMLElement): void {
  const focused = document.activeElement;
  if (!focused?.matches("textarea, input, select") || !bar.parentElement?.parentElement?.contains(focused))
    return;
  if (focused.getBoundingClientRect().bottom > bar.getBoundingClientRect().top)
    focused.scrollIntoView({ block: "nearest" });
}

/** One line on how saving goes. Seen always; spoken only when something stands in its way. */
export function SaveStatus({ save, thing, savedAt, lies, onRetry, sticks = false }: SaveStatusProps) {
  const text = sentence(save, { thing, savedAt, onRetry, ...(lies ? { lies } : {}) });
  const spoken = save.kind === "saved" || save.kind === "saving" ? null : text;
  useEffect(() => {
    if (spoken) announce(spoken);
  }, [spoken]);
  const isStuck = sticks && spoken !== null;
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isStuck && bar.current) uncover(bar.current);
  }, [isStuck]);
  return (
    <div
      ref={bar}
      data-stuck={isStuck ? "" : undefined}
      className={`flex flex-wrap items-center gap-2 ${isStuck ? "save-stuck" : ""}`}
    >
      <p className="type-note type-figure inline-flex items-start gap-1.5" data-save={save.kind}>
        {save.kind === "saved" ? <Icon name="tick" size={14} /> : null}
        {spoken ? <Icon name="triangle" size={14} /> : null}
        {text}
      </p>
      {isSignedOut(save) && onRetry ? <SignInHere onSignedIn={onRetry} /> : null}
      {onRetry && (save.kind === "refused" || save.kind === "stale") ? (
        <Button onClick={onRetry}>Try again</Button>
      ) : null}
    </div>
  );
}
