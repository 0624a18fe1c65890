import type { RunItem } from "#lib/planning/run-types";
import type { SwapOffer } from "#lib/planning/types";
import type { SearchState } from "../_ui/use-search";

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

/**
 * What is listed for the words: what the library has for them, and until it answers, or where no network is, what of
 * the list that came with the page is called so. All of that without words.
 */
export function swapsFor(
  offer: readonly SwapOffer[],
  found: readonly SwapOffer[],
  words: string,
  state: SearchState,
): readonly SwapOffer[] {
  const asked = words.trim().toLowerCase();
  if (asked === "") return offer;
  if (state === "found") return found;
  return offer.filter(({ title }) => title.toLowerCase().includes(asked));
}

/** What is said of a search; null where what is listed says it. */
export function swapSearchLine(words: string, state: SearchState, listed: number): string | null {
  if (words.trim() === "" || state === "old") return null;
  if (state === "away")
    return "To search the whole library a network is needed. These are from what came with the run.";
  if (state === "refused")
    return "The whole library could not be searched just now. These are from what came with the run.";
  return listed === 0 ? "Nothing that can be taken now is called that, or is about it." : null;
}
