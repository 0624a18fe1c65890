"use client";
import { useEffect, useRef } from "react";
import { clockTime } from "#lib/planning/rules";
import type { PlanFacts, PlanItem } from "#lib/planning/types";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { compareItems } from "./compare-items";

type ConflictChoiceProps = {
  mine: readonly PlanItem[];
  theirs: PlanFacts;
  zone: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
};

/** Two windows changed one plan: says how the lists differ and lets the clinician choose. */
export function ConflictChoice({ mine, theirs, zone, onKeepMine, onTakeTheirs }: ConflictChoiceProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} role="alertdialog" aria-label="Choose which list to keep" className="mb-4">
      <Notice
        kind="warning"
        title={`This plan was changed in another window and saved at ${clockTime(theirs.savedAt, zone)}`}
        action={
          <>
            <Button onClick={onKeepMine}>Keep mine</Button>
            <Button onClick={onTakeTheirs}>Take the other</Button>
          </>
        }
      >
        <ul className="flex flex-col gap-1">
          {compareItems(mine, theirs.items).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
