/** One line of the palette. `keys` stands beside it where a key does the same. */
export type Entry = {
  id: string;
  kind: "Here" | "Go to" | "Couples";
  says: string;
  keys: string | null;
  does: { kind: "press"; id: string } | { kind: "go"; href: string } | { kind: "open"; what: "sheet" };
};

/** The most lines shown at once; more words make the list shorter. */
export const SHOWN = 12;

const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const KINDS: readonly Entry["kind"][] = ["Here", "Couples", "Go to"];
// Before anything is typed, a long caseload would push out the places.
const KINDS_UNTYPED: readonly Entry["kind"][] = ["Here", "Go to", "Couples"];

/**
 * The entries in which every typed word begins a word, kind by kind, and within a kind in the order they came; all of
 * them for no words.
 */
export function findEntries(entries: readonly Entry[], typed: string): Entry[] {
  const wanted = folded(typed).split(/\s+/).filter(Boolean);
  const found = entries.filter(({ says }) => {
    const words = folded(says).split(/[^\p{L}\p{N}]+/u);
    return wanted.every((want) => words.some((word) => word.startsWith(want)));
  });
  const kinds = wanted.length === 0 ? KINDS_UNTYPED : KINDS;
  return kinds.flatMap((kind) => found.filter((one) => one.kind === kind));
}
