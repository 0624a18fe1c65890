"use client";
import { useEffect, useState } from "react";
import { applyChange, beginHistory, joinHistory, redo, undo } from "#lib/planning/rules-history";
import { mergePlans } from "#lib/planning/rules-merge";
import type { PlanFacts, PlanItem } from "#lib/planning/types";
import type { LeftWork } from "../../../../../../../_device/kept-work";
import { announce } from "../../../../../../../_ui/announce";
import { type HeldWork, type Kept, Saver } from "../../../../../../_components/saving/saver";
import { usePutBy } from "../../../../../../_components/saving/use-put-by";
import { useSaving } from "../../../../../../_components/saving/use-saving";
import { sameItems } from "./compare-items";
import { joinLeft } from "./join-left";
import { holdPlan } from "./plan-in-hand";
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
export function usePlan(plan: PlanFacts, place: { owner: string; sessionId: string }) {
  const [saver] = useState(
    () =>
      new Saver(newest(plan), {
        ...savingOfPlan(plan.id),
        onKept: (kept: KeptPlan) => lastKept.set(plan.id, kept),
      }),
  );
  const [history, setHistory] = useState(() => beginHistory(saver.kept.work));
  const { save, retry } = useSaving(saver, plan.version > saver.kept.version);
  // What earlier windows left and what stands against the list: the newest of it is chosen over first.
  const [waiting, setWaiting] = useState<readonly LeftWork<HeldWork<readonly PlanItem[]>>[]>([]);
  const { items } = history;
  const here = usePutBy(saver, place, (rows) => {
    const { left, taken, waiting: others } = joinLeft(rows);
    // What the server took from a window as it closed waits for no choice.
    const { work: saved } = newest(plan);
    takeUp(left);
    setWaiting(others.filter(({ work }) => !sameItems(work.work, saved)));
    return [...taken, ...others.flatMap(({ id, work }) => (sameItems(work.work, saved) ? [id] : []))];
  });
  const isStale = save.kind === "stale";
  const theirs = isStale && plan.version > saver.kept.version ? plan : null;
  const merge = theirs ? mergePlans(saver.baseFor(theirs.items), items, theirs.items) : null;
  const joined = merge && merge.clashes.length === 0 ? merge.items : null;
  const [older, ...rest] = isStale ? [] : waiting;
  const beside = older ? mergePlans(older.work.bases[0], items, older.work.work) : null;

  /** What an earlier page of this device could not save comes back; a step that was quicker here stays on top of it. */
  function takeUp(left: HeldWork<readonly PlanItem[]>): void {
    const quick = saver.isDirty ? items : null;
    const from = saver.kept.work;
    if (!saver.takeUp(left, newest(plan))) return;
    const back = applyChange(beginHistory(left.bases[0]), left.work);
    setHistory(quick ? applyChange(back, mergePlans(from, quick, left.work).items) : back);
    announce("Changes kept on this device are back");
  }

  const { note } = here;
  // Each change of the list is put by; the rest the saver tells.
  useEffect(() => {
    saver.change(items);
    note();
  }, [saver, items, note]);

  const { sessionId } = place;
  useEffect(
    () => holdPlan(sessionId, { isDirty: () => saver.isDirty, flush: () => saver.flush() }),
    [saver, sessionId],
  );

  useEffect(() => {
    if (plan.version <= saver.kept.version) return;
    // Nothing was changed here, or nothing that stands against the other list: the two are joined.
    const next = isStale ? joined : saver.isDirty ? null : plan.items;
    if (next === null) return;
    const base = saver.baseFor(plan.items);
    saver.join(keptOf(plan), next);
    setHistory((was) => joinHistory(was, base, plan.items));
    if (sameItems(next, items)) return;
    if (isStale) announce("Changes from another window were joined with yours");
  }, [plan, saver, items, isStale, joined]);

  /** Goes on with a list made of this one and of what an earlier window left, which is let go of once that is kept. */
  const takeOlder = (id: string, next: readonly PlanItem[]) => {
    saver.change(next);
    here.took(id);
    setWaiting(rest);
    setHistory((was) => applyChange(was, next));
  };

  return {
    items,
    save,
    retry,
    /** What an earlier window left that stands against this list. */
    older:
      older && beside
        ? {
            keptAt: older.keptAt,
            merge: beside,
            settle: (next: readonly PlanItem[]) => takeOlder(older.id, next),
          }
        : null,
    isOwn: here.isOwn,
    turnOwn: here.turnOwn,
    theirs,
    merge,
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
    /** Goes on with a list made of both, knowing the other. */
    settle: (other: PlanFacts, next: readonly PlanItem[]) => {
      const base = saver.baseFor(other.items);
      saver.join(keptOf(other), next);
      setHistory((was) => applyChange(joinHistory(was, base, other.items), next));
    },
  };
}

export type PlanInHand = ReturnType<typeof usePlan>;
