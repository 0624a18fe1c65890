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

/** The entries in which every typed word begins a word, in the order they came; all of them for no words. */
export function findEntries(entries: readonly Entry[], typed: string): Entry[] {
  const wanted = folded(typed).split(/\s+/).filter(Boolean);
  return entries.filter(({ says }) => {
    const words = folded(says).split(/[^\p{L}\p{N}]+/u);
    return wanted.every((want) => words.some((word) => word.startsWith(want)));
  });
}
