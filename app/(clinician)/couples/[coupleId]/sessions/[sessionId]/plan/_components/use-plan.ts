"use client";
import { useEffect, useState } from "react";
import { applyChange, beginHistory, redo, undo } from "#lib/planning/rules-history";
import type { PlanFacts, PlanItem } from "#lib/planning/types";
import { type Kept, Saver } from "../../../../../../_components/saving/saver";
import { useSaving } from "../../../../../../_components/saving/use-saving";
import { sameItems } from "./compare-items";
import { savingOfPlan } from "./put-plan";

/** A list as the server holds it. */
type KeptPlan = Kept<readonly PlanItem[]>;

// A page that is gone back to is drawn from what the browser kept of it, which may be older than what
// this very tab saved since. The newer of the two is the one to begin with.
const lastKept = new Map<string, KeptPlan>();

function newest(plan: PlanFacts): KeptPlan {
  const kept = lastKept.get(plan.id);
  return kept && kept.version > plan.version ? kept : keptOf(plan);
}

function keptOf({ items, version, savedAt }: PlanFacts): KeptPlan {
  return { work: items, version, savedAt };
}

/** The list of a draft plan in the browser: its history, its saving, and the choice after a conflict. */
export function usePlan(plan: PlanFacts) {
  const [saver] = useState(
    () =>
      new Saver(newest(plan), {
        ...savingOfPlan(plan.id),
        onKept: (kept: KeptPlan) => lastKept.set(plan.id, kept),
      }),
  );
  const [history, setHistory] = useState(() => beginHistory(saver.kept.work));
  const save = useSaving(saver);
  const { items } = history;
  const isStale = save.kind === "stale";
  const theirs = isStale && plan.version > saver.kept.version ? plan : null;

  useEffect(() => saver.change(items), [saver, items]);

  useEffect(() => {
    if (plan.version <= saver.kept.version) return;
    // The other list is one's own, saved by a request whose answer was lost; or nothing was changed here.
    const settled = isStale ? sameItems(items, plan.items) : !saver.isDirty;
    if (!settled) return;
    saver.takeTheirs(keptOf(plan));
    setHistory((was) => (sameItems(was.items, plan.items) ? was : beginHistory(plan.items)));
  }, [plan, saver, items, isStale]);

  return {
    items,
    save,
    theirs,
    version: saver.kept.version,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    /** Replaces the list; the step can be taken back. */
    change: (next: readonly PlanItem[]) => setHistory((was) => applyChange(was, next)),
    undo: () => setHistory(undo),
    redo: () => setHistory(redo),
    flush: () => saver.flush(),
    foundStale: () => saver.foundStale(),
    isDirty: () => saver.isDirty,
    keptVersion: () => saver.kept.version,
    keepMine: (other: PlanFacts) => saver.keepMine(keptOf(other)),
    takeTheirs: (other: PlanFacts) => {
      saver.takeTheirs(keptOf(other));
      setHistory((was) => applyChange(was, other.items));
    },
  };
}

export type PlanInHand = ReturnType<typeof usePlan>;
