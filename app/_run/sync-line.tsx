"use client";
import { useEffect, useRef } from "react";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { announce } from "../_ui/announce";
import { SignInHere } from "../(clinician)/_components/saving/sign-in-here";
import type { RunSight } from "./keeper";
import { isAllKept, sentenceOf } from "./sync-words";

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

/** Nothing while all is well; one line when steps of this run have waited for more than a minute. */
export function SyncLine({ sight, now, isOffline, onRetry }: SyncLineProps) {
  const isLong = sight.waitingSince !== null && now - sight.waitingSince > QUIET_MS;
  const sentence = sentenceOf(sight, isLong, isOffline);
  const isKept = isAllKept(sight);
  const hasSaid = useRef(false);
  useEffect(() => {
    if (sentence) announce(sentence);
    // What was said last must not go on being true for who only hears it.
    else if (hasSaid.current && isKept) announce("All saved");
    hasSaid.current = sentence !== null || (hasSaid.current && !isKept);
  }, [sentence, isKept]);
  if (!sentence) return null;
  const refusal = sight.settled?.kind === "refused" ? sight.settled : null;
  return (
    <Notice
      kind={refusal ? "warning" : "info"}
      action={
        refusal ? (
          <>
            {refusal.code === "signed_out" ? <SignInHere onSignedIn={onRetry} /> : null}
            <Button onClick={onRetry}>Send again</Button>
          </>
        ) : null
      }
    >
      {sentence}
    </Notice>
  );
}
