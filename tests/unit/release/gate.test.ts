import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passesGate } from "#lib/release/gate";
import { cohort } from "#tests/unit/release/cohort";

/** Caseload sizes from 1 up that add up to 60 at most. */
const caseloads = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 12 }).map((sizes) => {
  let left = 60;
  return sizes.map((size) => {
    const taken = Math.min(size, left);
    left -= taken;
    return taken;
  });
});

describe("passesGate", () => {
  it("needs twenty couples, three clinicians and eleven couples outside the largest caseload", () => {
    expect(passesGate(cohort([9, 6, 5]))).toBe(true);
    expect(passesGate(cohort([8, 6, 5]))).toBe(false);
    expect(passesGate(cohort([15, 15]))).toBe(false);
    expect(passesGate(cohort([60]))).toBe(false);
    expect(passesGate(cohort([9, 9, 2]))).toBe(true);
    expect(passesGate(cohort([10, 9, 1]))).toBe(false);
    expect(passesGate(cohort([40, 9, 2]))).toBe(true);
    expect(passesGate(cohort([40, 9, 1]))).toBe(false);
    expect(passesGate([])).toBe(false);
  });

  it("counts a supervisor who treats couples like any clinician", () => {
    const others = cohort([10, 9]);
    const own = { clinicianId: "the supervisor" };
    expect(passesGate([...others, own])).toBe(false);
    expect(passesGate([...others, own, own])).toBe(true);
  });

  it("agrees with the three rules over caseloads of up to 60 couples", () => {
    let passed = 0;
    fc.assert(
      fc.property(caseloads, (sizes) => {
        const held = sizes.filter((size) => size > 0).sort((a, b) => b - a);
        const n = held.reduce((sum, size) => sum + size, 0);
        const others = held.slice(1).reduce((sum, size) => sum + size, 0);
        const expected = n >= 20 && held.length >= 3 && others >= 11;
        passed += expected ? 1 : 0;
        expect(passesGate(cohort(sizes))).toBe(expected);
      }),
      { numRuns: 3000, seed: 20260930 },
    );
    expect(passed).toBeGreaterThan(300);
  });

  it("agrees with the rules for every split of up to 60 couples among four clinicians or fewer", () => {
    for (let a = 1; a <= 60; a += 1) {
      for (let b = 0; b <= Math.min(a, 60 - a); b += 1) {
        for (let c = 0; c <= Math.min(b, 60 - a - b); c += 1) {
          for (let d = 0; d <= Math.min(c, 60 - a - b - c); d += 4) {
            const expected = a + b + c + d >= 20 && c > 0 && b + c + d >= 11;
            expect(passesGate(cohort([a, b, c, d]))).toBe(expected);
          }
        }
      }
    }
  });

  it("is indifferent to order, and one couple more never closes it unless her caseload is the largest", () => {
    fc.assert(
      fc.property(caseloads, (sizes) => {
        const waiting = cohort(sizes);
        expect(passesGate([...waiting].reverse())).toBe(passesGate(waiting));
        const withNew = [...waiting, { clinicianId: "new" }];
        if (passesGate(waiting)) expect(passesGate(withNew)).toBe(true);
      }),
    );
  });
});
