"use client";
import { useEffect } from "react";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { SignInAgain } from "#ui/sign-in-again";
import { announce } from "../_ui/announce";
import type { RunSight } from "./keeper";

/** Told only when something has waited so long. Source: screen paper, section 2.1. */
const QUIET_MS = 60_000;

type SyncLineProps = {
  sight: RunSight;
  /** This moment by this device's clock. */
  now: number;
  /** The page was opened without a network, so there is no need to wait and see. */
  isOffline: boolean;
  onRetry: () => void;
};

function sentenceOf(sight: RunSight, isLong: boolean, isOffline: boolean): string | null {
  const { sync, waiting, isClosed } = sight;
  if (isClosed)
    return "This session was closed meanwhile. What you record here is kept beside it and changes nothing in it.";
  if (sync.kind === "refused" && waiting.length > 0) return sync.message;
  const isGone = isOffline && sync.kind !== "kept";
  if (waiting.length === 0) return isGone ? "Offline. You can keep going." : null;
  if (!isLong && !isGone) return null;
  const count = waiting.length === 1 ? "1 step waits" : `${waiting.length} steps wait`;
  return `Offline. You can keep going. ${count} on this device and will be sent by itself.`;
}

/** Nothing while all is well; one line when steps of this run have waited for more than a minute. */
export function SyncLine({ sight, now, isOffline, onRetry }: SyncLineProps) {
  const isLong = sight.waitingSince !== null && now - sight.waitingSince > QUIET_MS;
  const sentence = sentenceOf(sight, isLong, isOffline);
  useEffect(() => {
    if (sentence) announce(sentence);
  }, [sentence]);
  if (!sentence) return null;
  const isRefused = sight.sync.kind === "refused";
  return (
    <Notice
      kind={isRefused ? "warning" : "info"}
      action={
        isRefused ? (
          <>
            {sight.sync.kind === "refused" && sight.sync.code === "signed_out" ? <SignInAgain /> : null}
            <Button onClick={onRetry}>Send again</Button>
          </>
        ) : null
      }
    >
      {sentence}
    </Notice>
  );
}
