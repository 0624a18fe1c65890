import { describe, expect, it } from "vitest";
import {
  type CheckOfSlot,
  flagSentence,
  sessionCheckFlags,
  sessionCheckTotal,
} from "#lib/couples/rules-session-check";

const check = (
  slot: "A" | "B",
  [s1, s2, s3, s4]: readonly (number | null)[],
  lastTotal: number | null = null,
): CheckOfSlot => ({
  slot,
  answers: { s1: s1 ?? null, s2: s2 ?? null, s3: s3 ?? null, s4: s4 ?? null },
  lastTotal,
});
const kinds = (...checks: CheckOfSlot[]) => sessionCheckFlags(checks).map(({ kind }) => kind);

describe("the session check", () => {
  it("is 0 to 40, and nothing where a line was left open", () => {
    expect(sessionCheckTotal({ s1: 8, s2: 9, s3: 7, s4: 10 })).toBe(34);
    expect(sessionCheckTotal({ s1: 8, s2: null, s3: 7, s4: 10 })).toBeNull();
    expect(sessionCheckTotal({ s1: 0, s2: 0, s3: 0, s4: 0 })).toBe(0);
  });

  it("flags an item of 5 and not one of 6", () => {
    expect(kinds(check("A", [6, 10, 10, 10]))).toEqual([]);
    expect(sessionCheckFlags([check("A", [5, 10, 10, 10])])).toEqual([
      { kind: "item", slot: "A", item: "s1", value: 5 },
    ]);
    expect(kinds(check("A", [5, null, 10, 10]))).toEqual(["item"]);
  });

  it("flags a total of 31 and not one of 32", () => {
    expect(kinds(check("A", [8, 8, 8, 8]))).toEqual([]);
    expect(kinds(check("A", [8, 8, 8, 7]))).toEqual(["total"]);
  });

  it("flags a drop of 5 from one's own last, and not one of 4", () => {
    expect(kinds(check("A", [9, 9, 9, 9], 40))).toEqual([]);
    expect(kinds(check("A", [9, 9, 9, 8], 40))).toEqual(["drop"]);
    expect(kinds(check("A", [9, 9, 9, 8]))).toEqual([]);
  });

  it("flags totals 8 apart, and fairness 3 apart", () => {
    expect(kinds(check("A", [10, 10, 10, 10]), check("B", [8, 8, 8, 9]))).toEqual([]);
    expect(kinds(check("A", [10, 10, 10, 10]), check("B", [8, 8, 8, 8]))).toEqual(["split"]);
    expect(kinds(check("A", [8, 8, 8, 10]), check("B", [9, 9, 9, 7]))).toEqual(["fairness"]);
    expect(kinds(check("A", [8, 8, 8, 10]), check("B", [9, 9, 9, 8]))).toEqual([]);
    expect(kinds(check("A", [8, 8, null, 10]), check("B", [8, 8, 8, 8]))).toEqual([]);
  });

  it("is said in plain sentences", () => {
    const said = sessionCheckFlags([check("A", [4, 9, 9, 9], 38), check("B", [10, 10, 10, 10])]);
    expect(said.map(flagSentence)).toEqual([
      "A gave 4 of 10 for heard and respected.",
      "A: 31 of 40, below 32.",
      "A: 7 points lower than last time.",
      "The two are 9 points apart.",
    ]);
  });
});
