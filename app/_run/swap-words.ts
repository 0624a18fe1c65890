import type { RunItem } from "#lib/planning/run-types";
import type { SwapOffer } from "#lib/planning/types";

/** Why nothing can take the place of an item; null where something can. */
export function noSwapBecause({ kind }: Pick<RunItem, "kind">, offered: number): string | null {
  if (kind === "review") return "Looking at homework is not swapped. It can be set aside.";
  if (offered === 0) return "There is nothing to swap in: the rest is on hold, or in the plan already.";
  return null;
}

const lackOf = (one: SwapOffer, room: number) => Math.max(0, one.minutes.min - room);

/** What fits the minutes there are comes first, then what lacks the fewest; else as it was offered. */
export function fittingFirst(offer: readonly SwapOffer[], room: number): SwapOffer[] {
  return offer.toSorted((one, other) => lackOf(one, room) - lackOf(other, room));
}

/** "Takes 5 to 10 minutes", and by how much that is more than there is. */
export function costLine(one: SwapOffer, room: number): string {
  const { min, max } = one.minutes;
  const takes = min === max ? `Takes ${min} minutes` : `Takes ${min} to ${max} minutes`;
  const lack = lackOf(one, room);
  return lack === 0 ? takes : `${takes}, at least ${lack} more than it gets`;
}
