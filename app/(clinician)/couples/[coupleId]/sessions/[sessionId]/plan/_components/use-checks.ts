"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { type CheckedBySlug, type CheckReason, gateLevel, withCheck } from "#lib/planning/rules-checks";
import type { LibraryEntry } from "#lib/planning/types";

type Add = (entry: LibraryEntry) => void;
/** How it is added once a reason is written down; null where it is in the plan. */
type Asked = { entry: LibraryEntry; add: Add | null };

/** The ways an exercise gets into the plan. */
type Puts = { onAdd: Add; onAddBelow: Add; onInstead: (id: string, entry: LibraryEntry) => void };

/** The interruption before an exercise that a gate asks to weigh; it is put in once a reason is written down. */
export function useChecks(kept: CheckedBySlug, { onAdd: add, onAddBelow: addBelow, onInstead: take }: Puts) {
  const [said, setSaid] = useState(kept);
  const [asked, setAsked] = useState<Asked | null>(null);
  const latest = useRef(said);
  useEffect(() => {
    latest.current = said;
  });
  const weigh = useCallback((entry: LibraryEntry, put: Add) => {
    const level = gateLevel(entry, latest.current);
    if (level === "free") put(entry);
    if (level === "check") setAsked({ entry, add: put });
  }, []);
  const onAdd = useCallback((entry: LibraryEntry) => weigh(entry, add), [weigh, add]);
  const onAddBelow = useCallback((entry: LibraryEntry) => weigh(entry, addBelow), [weigh, addBelow]);
  const onInstead = useCallback(
    (id: string, entry: LibraryEntry) => weigh(entry, (one) => take(id, one)),
    [weigh, take],
  );
  const onCheck = useCallback((entry: LibraryEntry) => setAsked({ entry, add: null }), []);
  const close = useCallback(() => setAsked(null), []);
  const done = useCallback(
    (reason: CheckReason) => {
      if (!asked) return;
      setSaid((was) => withCheck(was, asked.entry.slug, { reason, gates: asked.entry.careGates }));
      setAsked(null);
      asked.add?.(asked.entry);
    },
    [asked],
  );
  return { said, asked: asked?.entry ?? null, onAdd, onAddBelow, onInstead, onCheck, close, done };
}
