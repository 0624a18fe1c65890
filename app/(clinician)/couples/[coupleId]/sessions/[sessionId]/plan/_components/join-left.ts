import { mergePlans } from "#lib/planning/rules-merge";
import type { PlanItem } from "#lib/planning/types";
import type { LeftWork } from "../../../../../../../_device/kept-work";
import type { HeldWork } from "../../../../../../_components/saving/saver";

type Held = HeldWork<readonly PlanItem[]>;

/**
 * What several pages left of one plan as one list, the newest first of all. A page whose changes stand against a newer
 * one's is not taken: it waits where it lies until the member chose, item by item.
 */
export function joinLeft(rows: readonly LeftWork<Held>[]): {
  left: Held;
  taken: readonly string[];
  waiting: readonly LeftWork<Held>[];
} {
  const [newest, ...older] = rows.toReversed();
  if (!newest) throw new Error("Nothing was left here.");
  let left = newest.work;
  const taken = [newest.id];
  for (const { id, work } of older) {
    const { items, clashes } = mergePlans(work.bases[0], left.work, work.work);
    if (clashes.length > 0) continue;
    const [base, ...unheard] = left.bases;
    left = { ...left, work: items, bases: [base, ...unheard, ...work.bases.slice(1)] };
    taken.push(id);
  }
  return { left, taken, waiting: older.filter(({ id }) => !taken.includes(id)) };
}
