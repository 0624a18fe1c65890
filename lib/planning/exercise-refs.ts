import type { PlanItem } from "#lib/planning/types";

/** The exercise versions a plan names, for looking them up together. */
export function exerciseRefs(
  items: readonly Pick<PlanItem, "kind" | "exerciseSlug" | "exerciseVersion">[],
): { slug: string; version: number }[] {
  return items.flatMap(({ kind, exerciseSlug, exerciseVersion }) =>
    kind === "exercise" && exerciseSlug !== null && exerciseVersion !== null
      ? [{ slug: exerciseSlug, version: exerciseVersion }]
      : [],
  );
}
