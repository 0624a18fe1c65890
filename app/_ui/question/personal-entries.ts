/** Cards that a list leaves out, of entries as `lib/exercises/rules-personal.ts` makes them. */
export function leftOutOf(list: readonly string[]): string[] {
  return list
    .filter((entry) => entry.startsWith("\n") && !entry.includes("="))
    .map((entry) => entry.slice(1));
}

/** Its writer's own cards. */
export function ownOf(list: readonly string[]): { pile: string; words: string }[] {
  return list
    .filter((entry) => entry.startsWith("\n") && entry.includes("="))
    .map((entry) => ({
      pile: entry.slice(1, entry.indexOf("=")),
      words: entry.slice(entry.indexOf("=") + 1),
    }));
}
