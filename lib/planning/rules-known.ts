import type { LibraryEntry, PlanItem, PlanPage } from "#lib/planning/types";

/** What is known of the exercise an item holds; null for a block, a review, and an exercise nothing is known of. */
export type EntryOf = (
  item: Pick<PlanItem, "kind" | "exerciseSlug" | "exerciseVersion">,
) => LibraryEntry | null;

/**
 * Looks an item up: in the very version it holds, since that is the one its plan is judged by; failing that, as it is
 * offered now. `beyond` holds what no pane offers.
 */
export function entryFor(library: readonly LibraryEntry[], beyond: readonly LibraryEntry[] = []): EntryOf {
  const byRef = new Map<string, LibraryEntry>();
  const bySlug = new Map<string, LibraryEntry>();
  for (const entry of [...beyond, ...library]) {
    byRef.set(`${entry.slug} ${entry.version}`, entry);
    bySlug.set(entry.slug, entry);
  }
  return ({ kind, exerciseSlug, exerciseVersion }) =>
    (kind === "exercise" &&
      exerciseSlug !== null &&
      (byRef.get(`${exerciseSlug} ${exerciseVersion}`) ?? bySlug.get(exerciseSlug))) ||
    null;
}

/** An exercise that was not reached: what can be added again, or why it cannot. */
export type LeftOver = { readonly slug: string; readonly title: string } & (
  | { readonly entry: LibraryEntry; readonly why: null }
  | { readonly entry: null; readonly why: string }
);

/**
 * What was not reached last time and is not in the plan by now, each once, in the newest version there is; what cannot be
 * added says why.
 */
export function leftOver({
  held,
  library,
  beyond,
  items,
}: Pick<PlanPage, "held" | "beyond"> & {
  library: readonly LibraryEntry[];
  items: readonly Pick<PlanItem, "kind" | "exerciseSlug">[];
}): LeftOver[] {
  const newest = new Map<string, LibraryEntry>();
  for (const entry of [...library, ...beyond]) {
    const known = newest.get(entry.slug);
    if (!known || known.version < entry.version) newest.set(entry.slug, entry);
  }
  const planned = new Set(items.map(({ kind, exerciseSlug }) => (kind === "exercise" ? exerciseSlug : null)));
  const missing = (held?.notReached ?? []).filter(({ slug }) => !planned.has(slug));
  const left = new Map(missing.map((one) => [one.slug, one]));
  return [...left.values()].map(({ slug, title }): LeftOver => {
    if (held?.gone.includes(slug))
      return { slug, title, entry: null, why: "Retired since, so it cannot be added again." };
    const entry = newest.get(slug);
    if (!entry) return { slug, title, entry: null, why: "It is not for a session any more." };
    return entry.locked === null
      ? { slug, title: entry.title, entry, why: null }
      : { slug, title: entry.title, entry: null, why: entry.locked };
  });
}
