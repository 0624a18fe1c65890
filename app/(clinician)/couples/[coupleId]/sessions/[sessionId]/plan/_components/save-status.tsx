"use client";
import { useEffect } from "react";
import { clockTime } from "#lib/planning/rules";
import { Button } from "#ui/button";
import { Icon } from "#ui/icon";
import { SignInAgain } from "#ui/sign-in-again";
import { announce } from "../../../../../../../_ui/announce";
import type { SaveState } from "./plan-saver";

const WAITING = "Not saved yet. Retrying";

function sentence(save: SaveState, zone: string): string {
  switch (save.kind) {
    case "saved":
      return `Saved ${clockTime(save.at, zone)}`;
    case "saving":
      return "Saving";
    case "unreachable":
      return WAITING;
    case "refused":
      return `Not saved. ${save.message}`;
    case "stale":
      return "Not saved. This plan was changed in another window.";
  }
}

type SaveStatusProps = { save: SaveState; zone: string; onRetry: () => void };

/** One line on how saving goes. Seen always; spoken only when something stands in its way. */
export function SaveStatus({ save, zone, onRetry }: SaveStatusProps) {
  const text = sentence(save, zone);
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
      {signedOut ? <SignInAgain /> : null}
      {save.kind === "refused" ? <Button onClick={onRetry}>Try again</Button> : null}
    </div>
  );
}
