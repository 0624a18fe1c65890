import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { movePlanItem } from "#lib/planning/rules-move";
import {
  compareItems,
  sameItems,
} from "../../../app/(clinician)/couples/[coupleId]/sessions/[sessionId]/plan/_components/compare-items";
import { item, items, itemsWithPlace } from "./arbitrary-items";

const direction = fc.constantFrom("up" as const, "down" as const);

describe("two windows", () => {
  it("says how one's own list differs", () => {
    const mine = [item("a"), item("b", { minutes: 9 }), item("c")];
    const theirs = [item("b"), item("a"), item("d")];
    expect(compareItems(mine, theirs)).toEqual([
      "Item b has 9 minutes in yours, 5 in the other.",
      "Item c is only in yours.",
      "Item d is only in the other.",
      "The order is not the same.",
    ]);
  });

  it("says nothing exactly when both would be saved alike", () => {
    fc.assert(
      fc.property(items, itemsWithPlace, direction, (list, [other, place], way) => {
        expect(compareItems(list, list)).toEqual([]);
        const moved = movePlanItem(other, other[place]?.id ?? "", way);
        expect(compareItems(other, moved).length === 0).toBe(sameItems(other, moved));
      }),
    );
  });
});
