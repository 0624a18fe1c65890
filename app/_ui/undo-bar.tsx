"use client";

import { type FocusEvent, useEffect, useState } from "react";
import { Button } from "./button";

type UndoBarProps = {
  /** What has just been done, such as "Removed Paced breathing." */
  message: string;
  onUndo: () => void;
  /** Called once when the offer ends unused. */
  onGone: () => void;
  seconds?: number;
};

/** Offers to take back the last step, in place, for ten seconds; waits while pointed at or focused. */
export function UndoBar({ message, onUndo, onGone, seconds = 10 }: UndoBarProps) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const end = setTimeout(onGone, seconds * 1000);
    return () => clearTimeout(end);
  }, [held, onGone, seconds]);

  const release = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setHeld(false);
  };
  return (
    <div
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={release}
      className="motion-panel flex max-w-measure items-center justify-between gap-4 rounded-control border border-text bg-raised py-1 pr-1 pl-4"
    >
      <span>{message}</span>
      <Button kind="plain" onClick={onUndo}>
        Undo
      </Button>
    </div>
  );
}
