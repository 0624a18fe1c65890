import type { SwapOffer } from "#lib/planning/types";

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
