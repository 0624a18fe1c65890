import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BudgetItem, layOutTime } from "../../../app/_ui/time-budget";

const item = (id: string, minutes: number): BudgetItem => ({ id, title: id, minutes, mechanism: null });

describe("time against the session", () => {
  it("says what is planned and what is free", () => {
    const budget = layOutTime([item("arrive", 12), item("core", 30)], 50);
    expect(budget.sentence).toBe("42 of 50 minutes planned, 8 free");
    expect(budget.end).toBe(100);
    expect(budget.segments.map(({ start, width }) => [start, width])).toEqual([
      [0, 24],
      [24, 60],
    ]);
  });

  it("says how far a plan runs over, and where the session ends", () => {
    const budget = layOutTime([item("core", 57)], 50);
    expect(budget.sentence).toBe("57 of 50 minutes planned, 7 over");
    expect(budget.end).toBeCloseTo(87.719, 3);
  });

  it("has words for an exact fit and for an empty plan", () => {
    expect(layOutTime([item("core", 50)], 50).sentence).toBe("50 of 50 minutes planned, no time left over");
    expect(layOutTime([], 50).sentence).toBe("0 of 50 minutes planned, 50 free");
  });

  it("never draws past the bar and leaves no gaps between items", () => {
    const minutes = fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 20 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 10, max: 180 }), (lengths, total) => {
        const { segments } = layOutTime(
          lengths.map((length, place) => item(String(place), length)),
          total,
        );
        let end = 0;
        for (const segment of segments) {
          expect(segment.start).toBeCloseTo(end, 1);
          end = segment.start + segment.width;
        }
        expect(end).toBeLessThanOrEqual(100.01);
      }),
    );
  });
});
