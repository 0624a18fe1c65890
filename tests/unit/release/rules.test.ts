import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorBandPoints, freezeOutcome, NOISE_SCALE, releaseBatch, releasedShare } from "#lib/release/rules";
import { RELEASE_STATISTICS, type ReleaseStatistic } from "#lib/release/types";
import { cohort, laplacePmf, TEST_KEY } from "#tests/unit/release/cohort";

const FAR = 60;

/** Exact probability of each released share when the true count is `count` of `n`. */
function shareOdds(statistic: ReleaseStatistic, count: number, n: number): ReadonlyMap<number, number> {
  const odds = new Map<number, number>();
  for (let noise = -n - FAR; noise <= n + FAR; noise += 1) {
    const share = releasedShare(count + noise, n);
    odds.set(share, (odds.get(share) ?? 0) + laplacePmf(NOISE_SCALE[statistic], noise));
  }
  return odds;
}

/** Largest ratio between the odds of any output for neighbouring true counts. */
function worstRatio(statistic: ReleaseStatistic, n: number): number {
  let worst = 1;
  for (let count = 0; count < n; count += 1) {
    const [one, other] = [shareOdds(statistic, count, n), shareOdds(statistic, count + 1, n)];
    for (const share of new Set([...one.keys(), ...other.keys()])) {
      const [p, q] = [one.get(share) ?? 0, other.get(share) ?? 0];
      worst = Math.max(worst, p / q, q / p);
    }
  }
  return worst;
}

describe("freezeOutcome", () => {
  const frozen = (assigned: number, done: number) =>
    freezeOutcome({ assigned, done, better: true, mechanism: "regulation" }).engaged;

  it("calls three quarters engaged and less not", () => {
    expect(frozen(4, 3)).toBe(true);
    expect(frozen(4, 2)).toBe(false);
    expect(frozen(100, 75)).toBe(true);
    expect(frozen(100, 74)).toBe(false);
    expect(frozen(3, 2)).toBe(false);
    expect(frozen(1, 1)).toBe(true);
  });

  it("does not call an episode without homework engaged", () => {
    expect(frozen(0, 0)).toBe(false);
  });

  it("lets nothing but a yes or no leave, whatever is handed in", () => {
    for (const [assigned, done] of [
      [10, 1e6],
      [Number.NaN, 5],
      [5, Number.NaN],
      [-1e9, 1e9],
      [1e9, -1e9],
    ] as const) {
      const outcome = freezeOutcome({ assigned, done, better: false, mechanism: "attachment" });
      expect(typeof outcome.engaged).toBe("boolean");
      expect(Object.keys(outcome).sort()).toEqual(["better", "engaged", "mechanism"]);
    }
  });
});

describe("releasedShare", () => {
  it("keeps the count within 0 and n and rounds half up to 5 points", () => {
    expect(releasedShare(-7, 30)).toBe(0);
    expect(releasedShare(99, 30)).toBe(100);
    expect(releasedShare(15, 30)).toBe(50);
    expect(releasedShare(1, 40)).toBe(5);
    expect(releasedShare(0.9, 40)).toBe(0);
    expect(releasedShare(39, 40)).toBe(100);
    expect(releasedShare(38, 40)).toBe(95);
  });

  it("is always a multiple of 5 from 0 to 100, within 2.5 points of the kept share, and never falls", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 500 }), fc.integer({ min: -50, max: 550 }), (n, count) => {
        const share = releasedShare(count, n);
        const kept = (100 * Math.min(n, Math.max(0, count))) / n;
        expect(share % 5).toBe(0);
        expect(Math.abs(share - kept)).toBeLessThanOrEqual(2.5 + 1e-9);
        expect(releasedShare(count + 1, n)).toBeGreaterThanOrEqual(share);
      }),
    );
  });
});

describe("the bound", () => {
  it("is at most e for one couple's answer in each count", () => {
    for (const n of [20, 23, 41, 60]) {
      for (const statistic of ["engaged", "better"] as const) {
        const ratio = worstRatio(statistic, n);
        expect(ratio).toBeLessThanOrEqual(Math.E + 1e-6);
        expect(ratio).toBeGreaterThan(2);
      }
    }
  });

  it("is at most e for one couple's mechanism, which moves two cells", () => {
    for (const n of [40, 47, 60]) {
      const cells = RELEASE_STATISTICS.filter((statistic) => statistic.startsWith("mechanism_"));
      const ratios = cells.map((cell) => worstRatio(cell, n)).sort((a, b) => b - a);
      expect((ratios[0] ?? 0) * (ratios[1] ?? 0)).toBeLessThanOrEqual(Math.E + 1e-6);
    }
  });
});

describe("releaseBatch", () => {
  const release = (waiting = cohort([10, 10, 10], { engaged: 20, better: 12 })) =>
    releaseBatch(waiting, "practice", "2026-Q3", TEST_KEY);

  it("holds the whole set back when the gate fails", () => {
    expect(release(cohort([8, 6, 5]))).toBeNull();
    expect(release(cohort([30, 30]))).toBeNull();
    expect(release([])).toBeNull();
  });

  it("releases the closed list: two shares, and the split only from 40 couples on", () => {
    expect(release(cohort([13, 13, 13]))?.map((row) => row.statistic)).toEqual(["engaged", "better"]);
    expect(release(cohort([14, 13, 13]))?.map((row) => row.statistic)).toEqual([...RELEASE_STATISTICS]);
  });

  it("gives the same numbers for the same data, in any order, and never changes them under one method version", () => {
    const waiting = cohort([15, 15, 14], { engaged: 30, better: 20 });
    expect(release([...waiting].reverse())).toEqual(release(waiting));
    expect(release(waiting)).toEqual(GOLDEN);
  });

  it("rounds n down to a multiple of 5 and every share to 5 points", () => {
    fc.assert(
      fc.property(
        fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 8, max: 40 }))),
        fc.nat({ max: 120 }),
        (sizes, engaged) => {
          const waiting = cohort(sizes, { engaged, better: engaged });
          for (const row of release(waiting) ?? []) {
            expect(row.n5 % 5).toBe(0);
            expect(waiting.length - row.n5).toBeLessThan(5);
            expect(waiting.length - row.n5).toBeGreaterThanOrEqual(0);
            expect(row.share5pp % 5).toBe(0);
            expect(row.share5pp).toBeGreaterThanOrEqual(0);
            expect(row.share5pp).toBeLessThanOrEqual(100);
            expect(Object.keys(row).sort()).toEqual(["methodVersion", "n5", "share5pp", "statistic"]);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it("stays inside 0 and 100 when all or none are better, and does not always say so", () => {
    const shares = (better: number) =>
      Array.from({ length: 120 }, (_, index) => {
        const waiting = cohort([7, 7, 6], { better });
        const rows = releaseBatch(waiting, `practice ${index}`, "2026-Q3", TEST_KEY);
        return rows?.find((row) => row.statistic === "better")?.share5pp ?? -1;
      });
    const [all, none] = [shares(20), shares(0)];
    expect(Math.max(...all)).toBe(100);
    expect(Math.min(...all)).toBeGreaterThan(50);
    expect(new Set(all).size).toBeGreaterThan(1);
    expect(Math.min(...none)).toBe(0);
    expect(Math.max(...none)).toBeLessThan(50);
    expect(new Set(none).size).toBeGreaterThan(1);
  });

  it("counts what it names: each share is near the truth", () => {
    const waiting = cohort([20, 20, 20], { engaged: 60, better: 0 });
    const only = waiting.map((one) => ({ ...one, mechanism: "regulation" as const }));
    const share = Object.fromEntries((release(only) ?? []).map((row) => [row.statistic, row.share5pp]));
    expect(share.engaged).toBeGreaterThan(80);
    expect(share.better).toBeLessThan(20);
    expect(share.mechanism_regulation).toBeGreaterThan(60);
    expect(share.mechanism_dissonance).toBeLessThan(40);
    expect(share.mechanism_attachment).toBeLessThan(40);
  });

  it("refuses a set that holds an episode twice", () => {
    const waiting = cohort([10, 10, 10]);
    const [first] = waiting;
    if (first === undefined) throw new Error("the cohort is empty");
    expect(() => release([...waiting, first])).toThrow("twice");
  });
});

describe("errorBandPoints", () => {
  it("is the usual noise plus the rounding, in whole points", () => {
    expect(errorBandPoints("better", 20)).toBe(13);
    expect(errorBandPoints("engaged", 50)).toBe(7);
    expect(errorBandPoints("mechanism_attachment", 40)).toBe(15);
  });

  it("rests on noise within 2 couples in 92.7 % of draws of a count, within 5 in 93.8 % of a cell", () => {
    const within = (statistic: ReleaseStatistic, reach: number) =>
      Array.from({ length: 2 * reach + 1 }, (_, i) => laplacePmf(NOISE_SCALE[statistic], i - reach)).reduce(
        (sum, odds) => sum + odds,
        0,
      );
    expect(within("better", 2)).toBeCloseTo(0.927, 3);
    expect(within("mechanism_regulation", 5)).toBeCloseTo(0.938, 3);
  });

  it("covers the truth in at least 92 of 100 releases, by the exact odds", () => {
    for (const statistic of RELEASE_STATISTICS) {
      for (const n of [40, 44, 63]) {
        const band = errorBandPoints(statistic, 5 * Math.floor(n / 5));
        for (let count = 0; count <= n; count += 1) {
          const truth = (100 * count) / n;
          let covered = 0;
          for (const [share, odds] of shareOdds(statistic, count, n)) {
            if (Math.abs(share - truth) <= band) covered += odds;
          }
          expect(covered).toBeGreaterThanOrEqual(0.92);
        }
      }
    }
  });
});

/** What method version 1 releases for the fixed cohort above; a difference means a new method version. */
const GOLDEN = [
  { statistic: "engaged", share5pp: 70, n5: 40, methodVersion: 1 },
  { statistic: "better", share5pp: 45, n5: 40, methodVersion: 1 },
  { statistic: "mechanism_dissonance", share5pp: 45, n5: 40, methodVersion: 1 },
  { statistic: "mechanism_regulation", share5pp: 30, n5: 40, methodVersion: 1 },
  { statistic: "mechanism_attachment", share5pp: 25, n5: 40, methodVersion: 1 },
];
