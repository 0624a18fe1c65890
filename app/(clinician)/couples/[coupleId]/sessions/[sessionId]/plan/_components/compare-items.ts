import type { PlanItem } from "#lib/planning/types";

const content = ({ id, phase, kind, title, minutes, disposition, state }: PlanItem) =>
  JSON.stringify([id, phase, kind, title, minutes, disposition, state]);

/** True when two lists would be saved alike. */
export function sameItems(one: readonly PlanItem[], other: readonly PlanItem[]): boolean {
  return one.length === other.length && one.every((item, place) => content(item) === listed(other[place]));
}

const listed = (item: PlanItem | undefined) => (item ? content(item) : null);

/** How one's own list differs from the saved one, a sentence per difference. */
export function compareItems(mine: readonly PlanItem[], theirs: readonly PlanItem[]): string[] {
  const theirOf = new Map(theirs.map((item) => [item.id, item]));
  const myIds = new Set(mine.map((item) => item.id));
  const sentences: string[] = [];
  for (const item of mine) {
    const other = theirOf.get(item.id);
    if (!other) sentences.push(`${item.title} is only in yours.`);
    else {
      if (other.minutes !== item.minutes)
        sentences.push(`${item.title} has ${item.minutes} minutes in yours, ${other.minutes} in the other.`);
      if (other.disposition !== item.disposition)
        sentences.push(`${item.title} has another decision in the other.`);
      if (other.state !== item.state)
        sentences.push(
          `${item.title} is set aside in ${item.state === "set_aside" ? "yours" : "the other"} only.`,
        );
    }
  }
  for (const item of theirs) if (!myIds.has(item.id)) sentences.push(`${item.title} is only in the other.`);
  const common = (list: readonly PlanItem[], ids: ReadonlySet<string>) =>
    list.filter((item) => ids.has(item.id)).map((item) => `${item.id} ${item.phase}`);
  const order = (list: readonly PlanItem[], ids: ReadonlySet<string>) => common(list, ids).join();
  if (order(mine, new Set(theirOf.keys())) !== order(theirs, myIds))
    sentences.push("The order is not the same.");
  return sentences;
}
