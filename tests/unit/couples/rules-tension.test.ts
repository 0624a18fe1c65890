import { describe, expect, it } from "vitest";
import { isTenseTwice, sinceTension, tenseAt } from "#lib/couples/rules-tension";

const at = (day: number) => new Date(Date.UTC(2026, 10, day));

describe("tension twice running", () => {
  it.each([
    [[8, 8], true],
    [[2, 9, 10], true],
    [[9, 9, null], true],
    [[9, null, 9], true],
    [[9, 9, 7], false],
    [[9, 7, 9], false],
    [[9], false],
    [[9, null], false],
    [[], false],
  ])("of %j is %s", (told, expected) => {
    expect(isTenseTwice(told)).toBe(expected);
  });

  it("dates from the newest answer of whoever it is", () => {
    const calm = [
      { value: 9, at: at(2) },
      { value: 3, at: at(20) },
    ];
    const tense = (last: number) => [
      { value: 9, at: at(2) },
      { value: 8, at: at(last) },
    ];
    expect(tenseAt([])).toBeNull();
    expect(tenseAt([calm])).toBeNull();
    expect(tenseAt([calm, tense(9)])).toEqual(at(9));
    expect(tenseAt([tense(16), tense(9)])).toEqual(at(16));
  });

  it("leaves what was signed of G16 before it without force, and nothing else", () => {
    const signed = (gate: "G16" | "G06", day: number) => ({
      gate,
      exerciseClass: "X" as const,
      until: "2027-01-18",
      decidedAt: at(day).toISOString(),
    });
    const all = [signed("G16", 9), signed("G16", 10), signed("G06", 1)];
    expect(sinceTension(all, null)).toEqual(all);
    expect(sinceTension(all, at(9))).toEqual(all.slice(1));
  });
});
