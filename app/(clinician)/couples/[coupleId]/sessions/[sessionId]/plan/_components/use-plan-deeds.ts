"use client";
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import {
  addExercise,
  addExerciseBefore,
  addPlanItem,
  blockItem,
  duplicatePlanItem,
  plannedMinutes,
  removePlanItem,
  reviewItem,
  setDisposition,
  setMinutes,
  toggleAside,
} from "#lib/planning/rules";
import { takeInstead } from "#lib/planning/rules-instead";
import { type Move, movedSentence, movePlanItem } from "#lib/planning/rules-move";
import {
  type BlockTitle,
  type LibraryEntry,
  type OpenHomework,
  type Phase,
  PLAN_LIMIT,
  type PlanItem,
  type SessionFacts,
} from "#lib/planning/types";
import { announce } from "../../../../../../../_ui/announce";
import type { PlanDeed } from "../../../../../../_components/keys/plan-keys";
import { newItemId } from "./new-item-id";
import { useItemAtHand } from "./use-item-at-hand";
import type { PlanInHand } from "./use-plan";

const BLOCK_MINUTES = 5;
const REVIEW_MINUTES = 5;
const FULL = `A plan holds at most ${PLAN_LIMIT} items. Remove one first.`;

/** Everything that can be done to the plan in hand, what is said of it, and where the focus goes. */
export function usePlanDeeds(plan: PlanInHand, session: SessionFacts) {
  const { items } = plan;
  const [removed, setRemoved] = useState<PlanItem | null>(null);
  const focusLater = useRef<string | null>(null);
  // With the commit, not after it: what the drawing beside the list leaves for later must not come between two keys,
  // or the second one's row would stay without focus and the third be lost.
  useLayoutEffect(() => {
    // A row that changes its place loses focus on the way; the same control takes it again.
    if (focusLater.current) document.getElementById(focusLater.current)?.focus();
    focusLater.current = null;
  });

  const change = (next: readonly PlanItem[]) => {
    // The offer to undo is for the last step; another step ends it.
    if (next !== items) setRemoved(null);
    plan.change(next);
  };
  const keepFocus = () => {
    focusLater.current = document.activeElement?.id || null;
  };
  const move = (id: string, to: Move) => {
    const next = movePlanItem(items, id, to);
    if (next === items) return;
    keepFocus();
    change(next);
    announce(movedSentence(items, next, id, session.startsAt, session.zone));
  };
  const remove = (id: string) => {
    const next = removePlanItem(items, id);
    const at = items.findIndex((item) => item.id === id);
    const item = items[at];
    if (next === items || !item) return;
    const neighbour = items[at + 1] ?? items[at - 1];
    focusLater.current = neighbour ? `remove-${neighbour.id}` : null;
    plan.change(next);
    setRemoved(item);
  };
  const aside = (id: string) => {
    const next = toggleAside(items, id);
    const item = next.find((one) => one.id === id);
    if (next === items || !item) return;
    keepFocus();
    change(next);
    announce(`${item.title} ${item.state === "set_aside" ? "set aside" : "is back in the plan"}`);
  };
  const add = (next: readonly PlanItem[], title: string, said = `${title} added`): boolean => {
    if (items.length >= PLAN_LIMIT) announce(FULL);
    else if (next !== items) {
      change(next);
      announce(said);
      return true;
    }
    return false;
  };
  const titleOf = (id: string) => items.find((one) => one.id === id)?.title ?? "";
  const duplicate = (id: string) => {
    keepFocus();
    const title = titleOf(id);
    add(duplicatePlanItem(items, id, newItemId()), title, `${title} is in the plan once more`);
  };
  const undo = () => {
    if (!plan.canUndo) return;
    if (removed) focusLater.current = `remove-${removed.id}`;
    else keepFocus();
    plan.undo();
    setRemoved(null);
    announce("Undone");
  };
  const redo = () => {
    if (!plan.canRedo) return;
    keepFocus();
    plan.redo();
    setRemoved(null);
    announce("Done again");
  };
  const go = (id: string, direction: "up" | "down") => {
    const at = items.findIndex((item) => item.id === id);
    const target = items[at + (direction === "up" ? -1 : 1)];
    const control = document.activeElement?.id.replace(id, "");
    if (target && control) document.getElementById(`${control}${target.id}`)?.focus();
  };
  const minutes = (id: string, by: number) => {
    const item = items.find((one) => one.id === id);
    if (!item) return;
    const next = setMinutes(items, id, item.minutes + by);
    change(next);
    announce(`${item.title} ${next.find((one) => one.id === id)?.minutes ?? item.minutes} minutes`);
  };
  const carryOut = (deed: PlanDeed): void => {
    if (deed.do === "undo") undo();
    else if (deed.do === "redo") redo();
    else toItem(deed);
  };
  const toItem = (deed: Exclude<PlanDeed, { do: "undo" } | { do: "redo" }>): void => {
    const { id } = deed;
    if (deed.do === "move") move(id, deed.move);
    else if (deed.do === "go") go(id, deed.direction);
    else if (deed.do === "minutes") minutes(id, deed.by);
    else if (deed.do === "set_minutes") change(setMinutes(items, id, deed.minutes));
    else if (deed.do === "decide") change(setDisposition(items, id, deed.disposition));
    else if (deed.do === "aside") aside(id);
    else if (deed.do === "duplicate") duplicate(id);
    else remove(id);
  };

  // The rows get one function that never changes, so that only those are drawn anew that are not as they were.
  const latest = useRef({ carryOut, items, add });
  useLayoutEffect(() => {
    latest.current = { carryOut, items, add };
  });
  const onDeed = useCallback((deed: PlanDeed) => latest.current.carryOut(deed), []);
  const atHand = useItemAtHand();
  // What was added last is at hand, so that the next one by key comes after it.
  const addExerciseAt = useCallback(
    (entry: LibraryEntry, belowId: string | null) => {
      const { items: now, add: put } = latest.current;
      const freshId = newItemId();
      const next = addExercise(now, entry, freshId, belowId);
      const at = next.findIndex(({ id }) => id === freshId);
      const above = next[at - 1];
      const isBelow = above?.id === belowId && above?.phase === next[at]?.phase;
      const said = isBelow ? `${entry.title} added below ${above?.title}` : `${entry.title} added`;
      if (put(next, entry.title, said)) atHand.current = freshId;
    },
    [atHand],
  );
  const onAdd = useCallback((entry: LibraryEntry) => addExerciseAt(entry, null), [addExerciseAt]);
  const onAddBelow = useCallback(
    (entry: LibraryEntry) => addExerciseAt(entry, atHand.current),
    [addExerciseAt, atHand],
  );
  const onAddBefore = useCallback((id: string, entry: LibraryEntry) => {
    const { items: now, add: put } = latest.current;
    const freshId = newItemId();
    // The button is gone with what it was for.
    focusLater.current = `grip-${freshId}`;
    const next = now.find((item) => item.id === id)?.title ?? "";
    put(addExerciseBefore(now, entry, freshId, id), entry.title, `${entry.title} added before ${next}`);
  }, []);
  const onInstead = useCallback((id: string, entry: LibraryEntry) => {
    const { items: now, add: put } = latest.current;
    const freshId = newItemId();
    focusLater.current = `grip-${freshId}`;
    const before = now.find((item) => item.id === id)?.title ?? "";
    put(takeInstead(now, id, entry, freshId), entry.title, `${entry.title} taken in place of ${before}`);
  }, []);
  const onAddBlock = useCallback((title: BlockTitle, phase: Phase) => {
    const { items: now, add: put } = latest.current;
    put(addPlanItem(now, blockItem(title, phase, BLOCK_MINUTES, newItemId())), title);
  }, []);
  const onReview = useCallback((homework: OpenHomework) => {
    const { items: now, add: put } = latest.current;
    put(addPlanItem(now, reviewItem(homework, newItemId(), REVIEW_MINUTES)), homework.title);
  }, []);
  const onFit = (next: readonly PlanItem[]) => {
    change(next);
    announce(`${plannedMinutes(next)} of ${session.minutes} minutes planned`);
  };
  return {
    removed,
    onFit,
    forgetRemoved: () => setRemoved(null),
    undo,
    redo,
    onDeed,
    onAdd,
    onAddBelow,
    onAddBefore,
    onInstead,
    onAddBlock,
    onReview,
  };
}
