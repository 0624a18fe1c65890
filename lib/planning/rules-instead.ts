import type { AddedExercise } from "#lib/planning/rules";
import type { LibraryEntry, PlanItem } from "#lib/planning/types";

/** What is taken in place of an exercise that may not go on for a couple now. Source: sessions paper, section 2, P4. */
const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  "sensate-focus-1": ["touch-no-agenda", "good-enough-beliefs"],
};

/** What can take the place of an exercise that is locked, in the paper's order; nothing that is locked itself. */
export function insteadOf(
  entry: Pick<LibraryEntry, "slug" | "locked">,
  library: readonly LibraryEntry[],
): LibraryEntry[] {
  if (entry.locked === null) return [];
  const named = Object.hasOwn(INSTEAD, entry.slug) ? (INSTEAD[entry.slug] ?? []) : [];
  return named.flatMap((slug) => library.find((one) => one.slug === slug && one.locked === null) ?? []);
}

/** Puts an exercise in the place of another item, with its minutes and in its part of the session. */
export function takeInstead(
  items: readonly PlanItem[],
  id: string,
  { slug, version, title }: AddedExercise,
  freshId: string,
): readonly PlanItem[] {
  const fresh = {
    id: freshId,
    kind: "exercise",
    title,
    exerciseSlug: slug,
    exerciseVersion: version,
  } as const;
  if (!items.some((item) => item.id === id && item.kind === "exercise")) return items;
  return items.map((item) => (item.id === id ? { ...item, ...fresh, state: "planned" } : item));
}
