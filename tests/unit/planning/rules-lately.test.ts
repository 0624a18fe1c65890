import { describe, expect, it } from "vitest";
import { latelyLine, meanCoverage } from "#lib/planning/rules-lately";

const of = (dissonance: number, regulation: number) => ({
  dissonance,
  regulation,
  attachment: 0,
  communication: 1,
});

describe("what a plan is compared with", () => {
  it("is the mean of the sessions there were, also of those that gave nothing to a need", () => {
    expect(meanCoverage([of(12, 0), of(0, 9), of(3, 0)])).toEqual({ sessions: 3, mean: of(5, 3) });
    expect(meanCoverage([of(4, 2)])).toEqual({ sessions: 1, mean: of(4, 2) });
    expect(meanCoverage([])).toEqual({ sessions: 0, mean: null });
  });

  it("says how many those are", () => {
    const lines = [0, 1, 2, 3].map((sessions) => latelyLine({ sessions, mean: null }));
    expect(lines).toEqual([
      "No closed session to compare with yet.",
      "Mark: what was done in the one closed session so far.",
      "Mark: mean done in the 2 closed sessions so far.",
      "Mark: mean done in the last 3 closed sessions.",
    ]);
  });
});
