import { describe, expect, it } from "vitest";
import {
  NOTHING_RELEASED,
  type ReleasedFigure,
  SPLIT_LEFT_OUT,
  trendOf,
  trendQuarters,
  trendsSentence,
} from "#lib/release/trends";
import { type Quarter, type ReleaseStatistic, WAITING_SENTENCE } from "#lib/release/types";

function figure(quarter: Quarter, statistic: ReleaseStatistic, share5pp: number, n5 = 40): ReleasedFigure {
  return { quarter, statistic, share5pp, n5, methodVersion: 1 };
}

describe("trendQuarters", () => {
  it("ends with the newest quarter whose release day has come, on that day and not before", () => {
    expect(trendQuarters("2026-10-14")).toEqual([
      "2024-Q4",
      "2025-Q1",
      "2025-Q2",
      "2025-Q3",
      "2025-Q4",
      "2026-Q1",
      "2026-Q2",
      "2026-Q3",
    ]);
    expect(trendQuarters("2026-10-13").at(-1)).toBe("2026-Q2");
    expect(trendQuarters("2027-01-14").at(-1)).toBe("2026-Q4");
  });
});

describe("trendOf", () => {
  const quarters = ["2026-Q1", "2026-Q2", "2026-Q3"] as const;

  it("shows released quarters with their band, and waiting ones with the one sentence", () => {
    const trend = trendOf(
      "better",
      [figure("2026-Q1", "better", 50), figure("2026-Q3", "better", 55)],
      quarters,
    );
    expect(trend.quarters).toEqual([
      { quarter: "2026-Q1", share: 50, band: 8, n: 40 },
      { quarter: "2026-Q2", waits: WAITING_SENTENCE, mark: "waits" },
      { quarter: "2026-Q3", share: 55, band: 8, n: 40 },
    ]);
    expect(trend.finding).toBe(
      "About 55% of couples in Q3 2026, give or take 8 points. No clear change since Q1 2026.",
    );
  });

  it.each([
    [30, 50, "That is clearly more than in Q1 2026."],
    [50, 30, "That is clearly less than in Q1 2026."],
    [35, 50, "No clear change since Q1 2026."],
  ])("calls a change from %i to %i by whether the bands meet", (before, last, words) => {
    const figures = [figure("2026-Q1", "engaged", before), figure("2026-Q3", "engaged", last)];
    expect(trendOf("engaged", figures, quarters).finding).toContain(words);
  });

  it("tells a batch without the split from a quarter that waits", () => {
    const trend = trendOf("mechanism_regulation", [figure("2026-Q2", "engaged", 60, 25)], quarters);
    expect(trend.quarters).toEqual([
      { quarter: "2026-Q1", waits: WAITING_SENTENCE, mark: "waits" },
      { quarter: "2026-Q2", waits: SPLIT_LEFT_OUT, mark: "left out" },
      { quarter: "2026-Q3", waits: WAITING_SENTENCE, mark: "waits" },
    ]);
    expect(trend.finding).toBe(NOTHING_RELEASED);
  });
});

describe("trendsSentence", () => {
  it("says the latest released quarter in words, or that there is none", () => {
    const figures = [
      figure("2026-Q1", "engaged", 20),
      figure("2026-Q2", "better", 45, 30),
      figure("2026-Q2", "engaged", 65, 30),
    ];
    expect(trendsSentence(figures, ["2026-Q1", "2026-Q2", "2026-Q3"])).toBe(
      "Of the couples released in Q2 2026 (at least 30), about 65% did most of their homework and about 45% got clearly better.",
    );
    expect(trendsSentence([], ["2026-Q3"])).toBe(`${NOTHING_RELEASED} ${WAITING_SENTENCE}`);
  });
});
