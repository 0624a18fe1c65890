"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { type CheckedBySlug, type CheckReason, gateLevel, withCheck } from "#lib/planning/rules-checks";
import type { LibraryEntry } from "#lib/planning/types";

type Asked = { entry: LibraryEntry; isAdding: boolean };

/** The interruption before an exercise that a gate asks to weigh; `add` puts it in once a reason is written down. */
export function useChecks(kept: CheckedBySlug, add: (entry: LibraryEntry) => void) {
  const [said, setSaid] = useState(kept);
  const [asked, setAsked] = useState<Asked | null>(null);
  const latest = useRef(said);
  useEffect(() => {
    latest.current = said;
  });
  const onAdd = useCallback(
    (entry: LibraryEntry) => {
      const level = gateLevel(entry, latest.current);
      if (level === "free") add(entry);
      if (level === "check") setAsked({ entry, isAdding: true });
    },
    [add],
  );
  const onCheck = useCallback((entry: LibraryEntry) => setAsked({ entry, isAdding: false }), []);
  const close = useCallback(() => setAsked(null), []);
  const done = useCallback(
    (reason: CheckReason) => {
      if (!asked) return;
      setSaid((was) => withCheck(was, asked.entry.slug, { reason, gates: asked.entry.careGates }));
      setAsked(null);
      if (asked.isAdding) add(asked.entry);
    },
    [asked, add],
  );
  return { said, asked: asked?.entry ?? null, onAdd, onCheck, close, done };
}
