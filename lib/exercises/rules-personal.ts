/**
 * What the writer of a private list made of it for themselves: cards they left out, and cards of their own. It lies in the
 * answer as entries that begin with a line end, which no other entry of any list can hold (`answers-schema.ts`): `\ncard` was
 * left out, `\npile=words` is an own one. Whatever counts, matches or is offered goes by the other entries alone.
 */
const ALONE = "\n";

/** Own cards of one list at most. */
export const MOST_OWN_CARDS = 10;

/** Fewer cards than this and an empty list of matches would give a "no" away. Source: exercise catalogue paper, 27. */
export const LEAST_CARDS_OF_A_MATCH = 20;

/** A card in its writer's own words; its pile is empty until they put it on one. */
export type OwnCard = { readonly pile: string; readonly words: string };

/** The entry of a card that was left out. */
export function leftOutEntry(card: string): string {
  return `${ALONE}${card}`;
}

/** The entry of an own card. */
export function ownCardEntry({ pile, words }: OwnCard): string {
  return `${ALONE}${pile}=${words}`;
}

/** The entries of a list that count: all but what its writer keeps beside it for themselves alone. */
export function countedEntries(list: readonly string[]): string[] {
  return list.filter((entry) => !entry.startsWith(ALONE));
}

/** The card an entry leaves out; null where it does not. */
export function leftOutCard(entry: string): string | null {
  return entry.startsWith(ALONE) && !entry.includes("=") ? entry.slice(ALONE.length) : null;
}

/** The own card of an entry; null where it is none. */
export function ownCard(entry: string): OwnCard | null {
  const at = entry.indexOf("=");
  if (!entry.startsWith(ALONE) || at === -1) return null;
  return { pile: entry.slice(ALONE.length, at), words: entry.slice(at + 1) };
}
