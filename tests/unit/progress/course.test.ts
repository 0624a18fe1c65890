import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { progressOf } from "#lib/progress/rules";
import { ALERT_SENTENCES, findingSentence, homeworkSentence, WORTH_A_TALK } from "#lib/progress/words";
import { answersOf, pointOf, storedPoint, weekAt } from "#tests/unit/progress/answers";

const START = [pointOf(0, [8, 2, 3, 4, 7, 6]), pointOf(1, [7, 3, 4, 4, 7, 6])];

describe("progressOf", () => {
  it("gives the worked example without rounding twice", () => {
    const progress = progressOf([...START, pointOf(2, [4, 5, 6, 6, 4, 3]), pointOf(3, [5, 5, 5, 6, 5, 4])]);
    expect(progress).toMatchObject({
      scored: 4,
      since: 2,
      baseline: 32.5,
      current: 56.67,
      change: 24.17,
      label: "improved",
      notOnTrack: false,
      alert: null,
      quietButWorse: false,
    });
    expect(progress.points.map(({ score }) => score)).toEqual([30, 35, 60, 53.3]);
  });

  it("keeps a check-in without a score as a gap and counts it for nothing", () => {
    const withGap = progressOf([
      ...START,
      storedPoint(2, null),
      pointOf(3, [4, 5, 6, 6, 4, 3]),
      pointOf(5, [5, 5, 5, 6, 5, 4]),
    ]);
    expect(withGap.points.map(({ week }) => week)).toEqual([0, 1, 2, 3, 5].map(weekAt));
    expect(withGap.points[2]?.score).toBeNull();
    expect(withGap).toMatchObject({ scored: 4, since: 2, current: 56.67, change: 24.17 });
  });

  it("reads the weeks in their order, whatever order they come in", () => {
    const points = [...START, pointOf(2, [4, 5, 6, 6, 4, 3]), pointOf(3, [1, 5, 9, 6, 5, 4])];
    expect(progressOf([...points].reverse())).toEqual(progressOf(points));
  });

  it("trusts a stored score its answers do not explain", () => {
    const progress = progressOf([30, 35, 60, 53.3].map((score, index) => storedPoint(index, score)));
    expect(progress).toMatchObject({ baseline: 32.5, current: 56.65, change: 24.15 });
    const moved = [
      ...START,
      ...[2, 3].map((index) => ({ ...pointOf(index, [4, 5, 6, 6, 4, 3]), score: 50 })),
    ];
    expect(progressOf(moved)).toMatchObject({ current: 50, change: 17.5 });
  });

  it("runs the expected line through real weeks and on to the last planned one", () => {
    const points = [
      ...START,
      pointOf(2, [7, 3, 4, 4, 7, 6]),
      pointOf(5, [7, 3, 4, 4, 7, 6]),
      storedPoint(6, null),
    ];
    const { expected } = progressOf(points, { planned: 4 });
    expect(expected.map(({ week }) => week)).toEqual([1, 2, 5, 7, 8].map(weekAt));
    expect(expected[0]?.value).toBe(32.5);
    expect(expected.at(-1)?.value).toBeCloseTo(60, 10);
  });

  it("holds the expected line flat when there are more check-ins than planned", () => {
    const points = [...START, ...[2, 3, 4, 5].map((index) => pointOf(index, [7, 3, 4, 4, 7, 6]))];
    const { expected } = progressOf(points, { planned: 2 });
    expect(expected).toHaveLength(5);
    expect(expected.slice(2).map(({ value }) => value.toFixed(6))).toEqual([
      "60.000000",
      "60.000000",
      "60.000000",
    ]);
  });

  it("draws no expected line for a partner who starts at 75 or more", () => {
    expect(progressOf([storedPoint(0, 74), storedPoint(1, 76)]).expected).toEqual([]);
    expect(progressOf([storedPoint(0, 74), storedPoint(1, 75)]).expected).toHaveLength(13);
  });

  it("flags 'not on track' at the fourth check-in after the baseline", () => {
    const low = [2, 3, 4, 5].map((index) => storedPoint(index, 38));
    const start = [storedPoint(0, 30), storedPoint(1, 35)];
    expect(progressOf([...start, ...low.slice(0, 3)]).notOnTrack).toBe(false);
    expect(progressOf([...start, ...low]).notOnTrack).toBe(true);
    expect(progressOf([...start, ...[2, 3, 4, 5].map((index) => storedPoint(index, 45))]).notOnTrack).toBe(
      false,
    );
  });

  it("shows the gravest alert first to the page", () => {
    const fallen = progressOf([50, 50, 60, 20].map((score, index) => storedPoint(index, score)));
    expect(fallen.alert).toBe("amber");
    const sunk = progressOf([50, 50, 40, 10].map((score, index) => storedPoint(index, score)));
    expect(sunk.alert).toBe("red");
    expect(sunk.alerts.map(({ reason }) => reason)).toEqual(["below_start", "one_week_fall"]);
  });

  it("raises the tension alert from answers of a check-in that has no score", () => {
    expect(progressOf([storedPoint(0, null, 8), storedPoint(1, null, 9)]).alert).toBe("amber");
  });

  it("flags quiet-but-worse from two-week means of the items", () => {
    const start = [0, 1].map((index) => pointOf(index, [8, 5, 5, 4, 5, 5]));
    const worse = [2, 3].map((index) => pointOf(index, [3, 5, 2, 4, 5, 8]));
    const better = [2, 3].map((index) => pointOf(index, [3, 5, 5, 4, 5, 5]));
    expect(progressOf([...start, ...worse]).quietButWorse).toBe(true);
    expect(progressOf([...start, ...better]).quietButWorse).toBe(false);
  });

  it("calls a crossing inside the noise unchanged and says so", () => {
    const progress = progressOf([54, 56, 61, 62].map((score, index) => storedPoint(index, score)));
    expect(progress).toMatchObject({ label: "unchanged", crossedWithinNoise: true });
    expect(findingSentence(progress)).toContain("within week-to-week noise");
  });

  it("never improves a course by blanking its last check-in's score into a missing one", () => {
    const tenths = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(fc.array(tenths, { minLength: 4, maxLength: 4 }), (all) => {
        const points = all.map((score, index) => storedPoint(index, score / 10));
        const { answers, week } = storedPoint(3, null);
        const blanked = [...points.slice(0, 3), { week, score: null, answers }];
        expect(progressOf(blanked)).toMatchObject({ label: null, current: null, change: null, since: 1 });
      }),
    );
  });

  it("holds with no check-in at all", () => {
    expect(progressOf([])).toEqual({
      points: [],
      scored: 0,
      since: 0,
      baseline: null,
      current: null,
      change: null,
      expected: [],
      label: null,
      crossedWithinNoise: false,
      notOnTrack: false,
      alerts: [],
      alert: null,
      quietButWorse: false,
    });
  });
});

describe("findingSentence", () => {
  const of = (...scores: number[]) =>
    findingSentence(progressOf(scores.map((score, index) => storedPoint(index, score))));

  it("says how far the check-ins reach", () => {
    expect(of()).toBe("No check-in yet.");
    expect(of(30)).toBe("One check-in so far; two set the starting point.");
    expect(of(30, 35)).toBe("Starting point 32.5; change shows after two more check-ins.");
    expect(of(30, 35, 40)).toBe("Starting point 32.5; change shows after one more check-in.");
  });

  it("says each kind of change with both numbers", () => {
    expect(of(30, 35, 70, 72)).toBe(
      "Clearly freer: 32.5 at the start (mean of the first two check-ins), 71.0 now (mean of the last two), past the free-enough line (our guess, 60).",
    );
    expect(of(30, 35, 50, 52)).toBe(
      "Clearly freer: 32.5 at the start (mean of the first two check-ins), 51.0 now (mean of the last two).",
    );
    expect(of(30, 35, 36, 38)).toBe(
      "No clear change: 32.5 at the start (mean of the first two check-ins), 37.0 now (mean of the last two), within week-to-week noise.",
    );
    expect(of(50, 50, 30, 30)).toBe(
      "Clearly less free: 50.0 at the start (mean of the first two check-ins), 30.0 now (mean of the last two). Look closer.",
    );
  });

  it("says that check-ins came in without a score", () => {
    const unscored = { week: weekAt(0), score: null, answers: answersOf([9, null, 2, 3, 4, 7]) };
    expect(findingSentence(progressOf([unscored]))).toBe(
      "No check-in with a score yet. One check-in came in without a score, since an answer was left out; what was answered is under Answers by week.",
    );
  });

  it("says that the last check-in alone fell below the expected range", () => {
    expect(of(30, 35, 50, 52, 30)).toContain("The last check-in is below the expected range.");
    expect(of(30, 35, 50, 52, 54)).not.toContain("below the expected range");
  });

  it("adds a talk, the quiet drop and the alerts, each once", () => {
    expect(of(30, 35, 36, 38, 38, 38)).toContain("worth a talk");
    expect(of(50, 50, 60, 20)).toContain(ALERT_SENTENCES.one_week_fall);
    const quiet = [0, 1].map((index) => pointOf(index, [8, 5, 5, 4, 5, 5]));
    const after = [2, 3].map((index) => pointOf(index, [3, 5, 2, 4, 5, 8]));
    expect(findingSentence(progressOf([...quiet, ...after]))).toContain("not resolved");
  });

  it("uses none of the words the product avoids", () => {
    const everything = [
      of(30),
      of(30, 35, 70, 72),
      of(30, 35, 36, 38, 38, 38),
      of(50, 50, 40, 10),
      ...Object.values(ALERT_SENTENCES),
      ...WORTH_A_TALK,
    ].join(" ");
    expect(everything).not.toMatch(/should|fail|missed|overdue|streak|complian/i);
    expect(WORTH_A_TALK).toHaveLength(5);
  });

  it("never carries a partner's single answers", () => {
    const progress = progressOf([{ week: weekAt(0), score: null, answers: answersOf([9, 1, 2, 3, 4, 7]) }]);
    expect(JSON.stringify(progress)).not.toContain("q1");
  });
});

describe("homeworkSentence", () => {
  it("says how much came in, and the mean rating only where there is one", () => {
    expect(homeworkSentence({ given: 0, sent: 0, rated: 0, quality: null })).toBe("No homework yet.");
    expect(homeworkSentence({ given: 3, sent: 2, rated: 0, quality: null })).toBe("Homework: 2 of 3 sent.");
    expect(homeworkSentence({ given: 7, sent: 5, rated: 4, quality: 3.25 })).toBe(
      "Homework: 5 of 7 sent, quality 3.3 of 4 (4 rated).",
    );
  });
});
