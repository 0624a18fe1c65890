import type { PlanItem } from "#lib/planning/types";

const content = ({ id, phase, kind, title, minutes, disposition, state }: PlanItem) =>
  JSON.stringify([id, phase, kind, title, minutes, disposition, state]);

/** True when two lists would be saved alike. */
export function sameItems(one: readonly PlanItem[], other: readonly PlanItem[]): boolean {
  return one.length === other.length && one.every((item, place) => content(item) === listed(other[place]));
}

const listed = (item: PlanItem | undefined) => (item ? content(item) : null);
