import { mergePlans, settleClashes } from "#lib/planning/rules-merge";
import type { PlanItem } from "#lib/planning/types";

/** So many steps can be taken back. Source: screen paper, section 2.4. */
export const UNDO_STEPS = 50;

/** The list as it is, as it was, newest last, and what was taken back, the next one first. */
export type PlanHistory = {
  readonly past: readonly (readonly PlanItem[])[];
  readonly items: readonly PlanItem[];
  readonly future: readonly (readonly PlanItem[])[];
};

/** A history that begins with these items. */
export function beginHistory(items: readonly PlanItem[]): PlanHistory {
  return { past: [], items, future: [] };
}

/** Takes a changed list in; the last 50 steps can be taken back, and what was taken back before is gone. */
export function applyChange(history: PlanHistory, items: readonly PlanItem[]): PlanHistory {
  if (items === history.items) return history;
  return { past: [...history.past, history.items].slice(-UNDO_STEPS), items, future: [] };
}

/** Takes the last step back. */
export function undo(history: PlanHistory): PlanHistory {
  const items = history.past.at(-1);
  if (!items) return history;
  return { past: history.past.slice(0, -1), items, future: [history.items, ...history.future] };
}

/** Takes the step again that was taken back last. */
export function redo(history: PlanHistory): PlanHistory {
  const [items, ...future] = history.future;
  return items ? { past: [...history.past, history.items], items, future } : history;
}

/**
 * Takes another hand's list in, as it was made from `base`: every step to go back to or to take again holds the
 * other's work too, so that undo takes back one's own alone. Where both changed the same, a step holds theirs, and
 * the list in hand holds mine.
 */
export function joinHistory(
  { past, items, future }: PlanHistory,
  base: readonly PlanItem[],
  theirs: readonly PlanItem[],
): PlanHistory {
  const withTheirs = (list: readonly PlanItem[]) => {
    const merge = mergePlans(base, list, theirs);
    const choices = Object.fromEntries(merge.clashes.map(({ id }) => [id, "theirs"] as const));
    return settleClashes(merge, choices, () => "");
  };
  return {
    past: past.map(withTheirs),
    items: mergePlans(base, items, theirs).items,
    future: future.map(withTheirs),
  };
}
