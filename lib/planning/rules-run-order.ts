import type { Id } from "#lib/kernel/ids";
import type { RunItem, RunState } from "#lib/planning/run-types";
import type { PlanItem } from "#lib/planning/types";

/**
 * The items with one brought to be the current one: it stands right before what was up, which comes next, undone and
 * with the minutes it has used. Whatever had become of it, it is planned again. Where nothing is up it comes last.
 * What is up already, what the run does not know, and a run that is over change nothing. Source: sessions paper, section 1.
 */
export function broughtUp({ items, currentId, endedAt }: RunState, id: Id): readonly RunItem[] {
  const item = items.find((one) => one.id === id);
  if (!item || id === currentId || endedAt !== null) return items;
  const rest = items.filter((one) => one !== item);
  const before = rest.findIndex((one) => one.id === currentId);
  const place = before < 0 ? rest.length : before;
  const up: RunItem = { ...item, state: "planned", actualMinutes: null };
  return [...rest.slice(0, place), up, ...rest.slice(place)];
}

/**
 * An item with its place in the plan, counted from 1, and whether it stands elsewhere in the run. Which of two changed
 * places was brought forward cannot be told from the order alone, so it is not said.
 */
export type DoneItem = { item: PlanItem; planned: number; isMoved: boolean };

/** The items of a plan in the order the run took them, each with its planned place; as planned where it kept that. */
export function inDoneOrder(items: readonly PlanItem[]): DoneItem[] {
  const placed = items.map((item, place) => ({ item, planned: place + 1 }));
  const done = placed.toSorted(
    (one, other) => (one.item.runPlace ?? one.planned) - (other.item.runPlace ?? other.planned),
  );
  return done.map((one, place) => ({ ...one, isMoved: one.planned !== place + 1 }));
}
