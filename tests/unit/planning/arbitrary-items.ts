import fc from "fast-check";
import { inPhaseOrder } from "#lib/planning/rules";
import { ITEM_MINUTES, PHASES, type PlanItem } from "#lib/planning/types";

/** An item with the given id; everything else as little as it can be. */
export function item(id: string, change: Partial<PlanItem> = {}): PlanItem {
  return {
    id,
    phase: "core",
    kind: "block",
    title: `Item ${id}`,
    minutes: 5,
    exerciseSlug: null,
    exerciseVersion: null,
    assignmentId: null,
    disposition: null,
    state: "planned",
    actualMinutes: null,
    ...change,
  };
}

const piece = fc.record({
  phase: fc.constantFrom(...PHASES),
  minutes: fc.integer(ITEM_MINUTES),
  kind: fc.constantFrom("block", "exercise", "review"),
  slug: fc.constantFrom("urge-wave", "plain-ask", "unknown-exercise"),
});

/** A plan's list: phases in order, ids `0` to `n-1` in list order. */
export const items: fc.Arbitrary<PlanItem[]> = fc
  .array(piece, { maxLength: 12 })
  .map((pieces) =>
    inPhaseOrder(
      pieces.map(({ slug, ...rest }, place) =>
        item(String(place), { ...rest, exerciseSlug: rest.kind === "block" ? null : slug }),
      ),
    ),
  );

/** A list and the place of one of its items. */
export const itemsWithPlace = items
  .filter((list) => list.length > 0)
  .chain((list) => fc.tuple(fc.constant(list), fc.nat({ max: list.length - 1 })));
