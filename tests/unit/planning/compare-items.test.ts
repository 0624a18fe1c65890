import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { movePlanItem } from "#lib/planning/rules-move";
import { sameItems } from "../../../app/(clinician)/couples/[coupleId]/sessions/[sessionId]/plan/_components/compare-items";
import { items, itemsWithPlace } from "./arbitrary-items";

const direction = fc.constantFrom("up" as const, "down" as const);

describe("two windows", () => {
  it("are alike exactly when both would be saved alike", () => {
    fc.assert(
      fc.property(items, itemsWithPlace, direction, (list, [other, place], way) => {
        expect(sameItems(list, [...list])).toBe(true);
        const moved = movePlanItem(other, other[place]?.id ?? "", way);
        expect(sameItems(other, moved)).toBe(other === moved);
      }),
    );
  });
});
