"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import { applyChange, beginHistory, undo } from "#lib/planning/rules";
import type { PlanFacts, PlanItem } from "#lib/planning/types";
import { sameItems } from "./compare-items";
import { type KeptPlan, PlanSaver } from "./plan-saver";
import { putPlan } from "./put-plan";

// A page that is gone back to is drawn from what the browser kept of it, which may be older than what
// this very tab saved since. The newer of the two is the one to begin with.
const lastKept = new Map<string, KeptPlan>();

function newest(plan: PlanFacts): KeptPlan {
  const kept = lastKept.get(plan.id);
  return kept && kept.version > plan.version ? kept : plan;
}

/** The list of a draft plan in the browser: its history, its saving, and the choice after a conflict. */
export function usePlan(plan: PlanFacts) {
  const router = useRouter();
  const [saver] = useState(
    () => new PlanSaver(newest(plan), putPlan(plan.id), (kept) => lastKept.set(plan.id, kept)),
  );
  const [history, setHistory] = useState(() => beginHistory(saver.kept.items));
  const save = useSyncExternalStore(saver.subscribe, saver.state, saver.state);
  const { items } = history;
  const isStale = save.kind === "stale";
  const theirs = isStale && plan.version > saver.kept.version ? plan : null;

  useEffect(() => saver.change(items), [saver, items]);

  // After a refusal for a stale version, the page is read again to learn the other list.
  useEffect(() => {
    if (isStale) router.refresh();
  }, [isStale, router]);

  useEffect(() => {
    if (plan.version <= saver.kept.version) return;
    // The other list is one's own, saved by a request whose answer was lost; or nothing was changed here.
    const settled = isStale ? sameItems(items, plan.items) : !saver.isDirty;
    if (!settled) return;
    saver.takeTheirs(plan);
    setHistory((was) => (sameItems(was.items, plan.items) ? was : beginHistory(plan.items)));
  }, [plan, saver, items, isStale]);

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === "hidden") void saver.flush(true);
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.isDirty) event.preventDefault();
    };
    document.addEventListener("visibilitychange", leave);
    window.addEventListener("beforeunload", warn);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      window.removeEventListener("beforeunload", warn);
      void saver.flush(true);
    };
  }, [saver]);

  return {
    items,
    save,
    theirs,
    version: saver.kept.version,
    canUndo: history.past.length > 0,
    /** Replaces the list; the step can be taken back. */
    change: (next: readonly PlanItem[]) => setHistory((was) => applyChange(was, next)),
    undo: () => setHistory(undo),
    flush: () => saver.flush(),
    foundStale: () => saver.foundStale(),
    isDirty: () => saver.isDirty,
    keptVersion: () => saver.kept.version,
    keepMine: (other: PlanFacts) => saver.keepMine(other),
    takeTheirs: (other: PlanFacts) => {
      saver.takeTheirs(other);
      setHistory((was) => applyChange(was, other.items));
    },
  };
}

export type PlanInHand = ReturnType<typeof usePlan>;
