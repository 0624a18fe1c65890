import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  BAND,
  BAR_ONE_WEEK,
  BAR_TWO_WEEK,
  baselineOf,
  changeBetween,
  changeLabel,
  coupleSummary,
  currentOf,
  deteriorationAlerts,
  expectedLine,
  expectedTarget,
  FREE_ENOUGH,
  isNotOnTrack,
  isQuietButWorse,
} from "#lib/progress/rules";

const percent = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10);

describe("the bars", () => {
  it("are the paper's constants, and the formulas give them", () => {
    expect(BAR_ONE_WEEK).toBe(22.31);
    expect(BAR_TWO_WEEK).toBe(15.78);
    expect(BAND).toBe(8.05);
    expect(FREE_ENOUGH).toBe(60);
    expect(1.96 * 18 * Math.sqrt(0.2) * Math.SQRT2).toBeCloseTo(BAR_ONE_WEEK, 2);
    expect(1.96 * 18 * Math.sqrt(0.2)).toBeCloseTo(BAR_TWO_WEEK, 2);
    expect(18 * Math.sqrt(0.2)).toBeCloseTo(BAND, 2);
  });
});

describe("baseline and current", () => {
  it("are means of two, and wait for two", () => {
    expect(baselineOf([30])).toBeNull();
    expect(baselineOf([30, 35, 90])).toBe(32.5);
    expect(currentOf([30, 35, 60])).toBeNull();
    expect(currentOf([30, 35, 10, 50, 60])).toBe(55);
  });
});

describe("changeLabel", () => {
  it("follows the worked example: +24.17 and below 60 is improved", () => {
    const current = (60 + 320 / 6) / 2;
    expect(changeBetween(32.5, current)).toBe(24.17);
    expect(changeLabel(32.5, current)).toBe("improved");
  });

  it("calls it recovered only with a reliable change that crosses 60", () => {
    expect(changeLabel(44.22, 60)).toBe("recovered");
    expect(changeLabel(44.23, 60)).toBe("unchanged");
    expect(changeLabel(44, 59.99)).toBe("improved");
    expect(changeLabel(62, 80)).toBe("improved");
  });

  it("holds the bar on both sides to the hundredth", () => {
    expect(changeLabel(32.5, 48.28)).toBe("improved");
    expect(changeLabel(32.5, 48.27)).toBe("unchanged");
    expect(changeLabel(32.5, 16.72)).toBe("worse");
    expect(changeLabel(32.5, 16.73)).toBe("unchanged");
  });

  it("never ranks a higher current below a lower one", () => {
    const rank = { worse: 0, unchanged: 1, improved: 2, recovered: 3 };
    fc.assert(
      fc.property(percent, percent, percent, (baseline, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(rank[changeLabel(baseline, low)]).toBeLessThanOrEqual(rank[changeLabel(baseline, high)]);
      }),
    );
  });
});

describe("the expected line", () => {
  it("follows the worked example for B = 32.5 and N = 12", () => {
    const expected = expectedLine(32.5, 12);
    expect(expectedTarget(32.5)).toBe(60);
    expect(expected?.(0)).toBe(32.5);
    expect(expected?.(4)).toBeCloseTo(49.756, 3);
    expect(expected?.(8)).toBeCloseTo(56.057, 3);
    expect(expected?.(12)).toBeCloseTo(60, 10);
    expect((expected?.(4) ?? 0) - BAND).toBeCloseTo(41.706, 3);
  });

  it("aims at B + 15.78 above the guess, at 90 at most, and is not drawn from B = 75", () => {
    expect(expectedTarget(70)).toBeCloseTo(85.78, 10);
    expect(expectedTarget(80)).toBe(90);
    expect(expectedLine(80, 12)).toBeNull();
    expect(expectedLine(75, 12)).toBeNull();
    expect(expectedLine(74.9, 12)).not.toBeNull();
  });

  it("rises, stays between baseline and target, and is flat after the last planned check-in", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 749 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 40 }),
        (tenths, planned, s) => {
          const baseline = tenths / 10;
          const expected = expectedLine(baseline, planned);
          const [here, next] = [expected?.(s) ?? -1, expected?.(s + 1) ?? -1];
          expect(next).toBeGreaterThanOrEqual(here);
          expect(here).toBeGreaterThanOrEqual(baseline);
          expect(here).toBeLessThanOrEqual(expectedTarget(baseline) + 1e-9);
          if (s >= planned) expect(next).toBe(here);
        },
      ),
    );
  });

  it("says 'not on track' from the fourth check-in on and only below the range", () => {
    expect(isNotOnTrack(32.5, 38, 4, 12)).toBe(true);
    expect(isNotOnTrack(32.5, 45, 4, 12)).toBe(false);
    expect(isNotOnTrack(32.5, 41.7, 4, 12)).toBe(true);
    expect(isNotOnTrack(32.5, 41.71, 4, 12)).toBe(false);
    expect(isNotOnTrack(32.5, 10, 3, 12)).toBe(false);
    expect(isNotOnTrack(80, 20, 8, 12)).toBe(false);
  });
});

describe("deteriorationAlerts", () => {
  const calm = { baseline: 32.5, current: 32.5, scores: [30, 35, 32, 33], tension: [5, 5, 5, 5] };

  it("is silent when nothing happened", () => {
    expect(deteriorationAlerts(calm)).toEqual([]);
  });

  it("is red at 15.78 below the start and not before", () => {
    const red = [{ level: "red", reason: "below_start" }];
    expect(deteriorationAlerts({ ...calm, current: 16.72 })).toEqual(red);
    expect(deteriorationAlerts({ ...calm, current: 16.73 })).toEqual([]);
    expect(deteriorationAlerts({ ...calm, current: 22.5, scores: [30, 35, 20, 25] })).toEqual([]);
  });

  it("is amber on a fall of 22.31 between the last two, before any baseline too", () => {
    const amber = [{ level: "amber", reason: "one_week_fall" }];
    const early = { ...calm, baseline: null, current: null };
    expect(deteriorationAlerts({ ...early, scores: [55, 30] })).toEqual(amber);
    expect(deteriorationAlerts({ ...early, scores: [52.31, 30] })).toEqual(amber);
    expect(deteriorationAlerts({ ...early, scores: [52.3, 30] })).toEqual([]);
    expect(deteriorationAlerts({ ...early, scores: [55, 30, 31] })).toEqual([]);
  });

  it("is amber when the last two tension answers are 8 or more", () => {
    const amber = [{ level: "amber", reason: "tense_two_weeks" }];
    expect(deteriorationAlerts({ ...calm, tension: [5, 8, 8] })).toEqual(amber);
    expect(deteriorationAlerts({ ...calm, tension: [9, null, 8] })).toEqual(amber);
    expect(deteriorationAlerts({ ...calm, tension: [8, 8, 7] })).toEqual([]);
    expect(deteriorationAlerts({ ...calm, tension: [8] })).toEqual([]);
  });

  it("takes what other measures say", () => {
    expect(deteriorationAlerts({ ...calm, other: { satisfactionWorse: true, lowMoodRise: 6 } })).toEqual([
      { level: "red", reason: "worse_on_measure" },
      { level: "amber", reason: "low_mood_up" },
    ]);
    expect(deteriorationAlerts({ ...calm, other: { satisfactionWorse: false, lowMoodRise: 5 } })).toEqual([]);
  });

  it("is amber from two different exercises on that upset somebody", () => {
    const alerts = (upsetExercises: number) => deteriorationAlerts({ ...calm, other: { upsetExercises } });
    expect([0, 1].map(alerts)).toEqual([[], []]);
    for (const many of [2, 3]) expect(alerts(many)).toEqual([{ level: "amber", reason: "upset_twice" }]);
  });
});

describe("isQuietButWorse", () => {
  const start = { q1: 8, q3: 5, q4: 4, q6: 5 };

  it("follows the worked examples", () => {
    expect(isQuietButWorse(start, { q1: 3, q3: 2, q4: 4, q6: 8 })).toBe(true);
    expect(isQuietButWorse(start, { q1: 3, q3: 5, q4: 4, q6: 5 })).toBe(false);
  });

  it("needs the drop in seeking and any one of the three", () => {
    expect(isQuietButWorse(start, { q1: 5, q3: 3, q4: 4, q6: 5 })).toBe(true);
    expect(isQuietButWorse(start, { q1: 5, q3: 5, q4: 2, q6: 5 })).toBe(true);
    expect(isQuietButWorse(start, { q1: 5, q3: 5, q4: 4, q6: 7 })).toBe(true);
    expect(isQuietButWorse(start, { q1: 5.5, q3: 2, q4: 2, q6: 9 })).toBe(false);
    expect(isQuietButWorse(start, { q1: 5, q3: 3.5, q4: 2.5, q6: 6.5 })).toBe(false);
  });
});

describe("coupleSummary", () => {
  const partner = (baseline: number, current: number, notOnTrack = false) => ({
    label: changeLabel(baseline, current),
    current,
    notOnTrack,
  });

  it("follows the worked examples", () => {
    expect(coupleSummary(partner(32.5, 56.67), partner(50, 53)).state).toBe("one freer");
    expect(coupleSummary(partner(32.5, 56.67), partner(50, 34)).state).toBe("look closer");
    expect(coupleSummary(partner(60, 70), partner(40, 44)).livingDifferentWeeks).toBe(true);
  });

  it("says 'both freer' and 'holding', and sets the gap at 25", () => {
    expect(coupleSummary(partner(30, 70), partner(40, 58)).state).toBe("both freer");
    expect(coupleSummary(partner(40, 45), partner(40, 44)).state).toBe("holding");
    expect(coupleSummary(partner(60, 69), partner(40, 44)).livingDifferentWeeks).toBe(true);
    expect(coupleSummary(partner(60, 68.9), partner(40, 44)).livingDifferentWeeks).toBe(false);
  });

  it("is off track when either is, and says nothing while one is unknown and neither is worse", () => {
    const unknown = { label: null, current: null, notOnTrack: false };
    expect(coupleSummary(partner(40, 45, true), partner(40, 45)).notOnTrack).toBe(true);
    expect(coupleSummary(partner(40, 45), partner(40, 45)).notOnTrack).toBe(false);
    expect(coupleSummary(partner(30, 70), unknown)).toEqual({
      state: null,
      livingDifferentWeeks: false,
      notOnTrack: false,
    });
    expect(coupleSummary(unknown, partner(50, 30)).state).toBe("look closer");
  });

  it("reads the same whichever partner comes first", () => {
    fc.assert(
      fc.property(percent, percent, percent, percent, (b1, c1, b2, c2) => {
        const [a, b] = [partner(b1, c1), partner(b2, c2)];
        expect(coupleSummary(a, b)).toEqual(coupleSummary(b, a));
      }),
    );
  });
});
