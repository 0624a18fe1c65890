"use client";
import { useEffect, useRef } from "react";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { formatMoment } from "../../../../../_ui/when";
import type { KeptDraft } from "./put-draft";

type DraftConflictProps = {
  theirs: KeptDraft;
  zone: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
};

/** Two windows wrote one draft: the therapist chooses, nothing is overwritten unseen. */
export function DraftConflict({ theirs, zone, onKeepMine, onTakeTheirs }: DraftConflictProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} role="alertdialog" aria-label="Choose which draft to keep">
      <Notice
        kind="warning"
        title={`This draft was saved in another window, ${formatMoment(theirs.savedAt, zone)}`}
        action={
          <>
            <Button onClick={onKeepMine}>Keep mine</Button>
            <Button onClick={onTakeTheirs}>Take the other</Button>
          </>
        }
      >
        <p>
          What you wrote here is still on this page. Keep yours, and it replaces the other; take the other,
          and yours can still be had back with Undo.
        </p>
      </Notice>
    </div>
  );
}
