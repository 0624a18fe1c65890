import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loopFreedomScore } from "#lib/progress/rules";
import { CHECK_IN_ITEMS, type CheckInAnswers, type CheckInKey } from "#lib/progress/types";
import { answersOf } from "#tests/unit/progress/answers";

const value = fc.integer({ min: 0, max: 10 });
const full = fc.tuple(value, value, value, value, value, value).map((six) => answersOf(six));
const notSought = fc
  .tuple(value, value, value, value)
  .map(([q3, q4, q5, q6]) => answersOf([0, null, q3, q4, q5, q6], true));
const scorable = fc.oneof(full, notSought);
const key = fc.constantFrom<CheckInKey>("q1", "q2", "q3", "q4", "q5", "q6");

describe("the six questions", () => {
  it("asks six, three of them reversed, all for the therapist", () => {
    expect(CHECK_IN_ITEMS.map((item) => item.key)).toEqual(["q1", "q2", "q3", "q4", "q5", "q6"]);
    expect(CHECK_IN_ITEMS.filter((item) => item.reverse).map((item) => item.key)).toEqual(["q1", "q5", "q6"]);
    expect(new Set(CHECK_IN_ITEMS.map((item) => item.audience))).toEqual(new Set(["therapist"]));
  });

  it("offers 'not applicable' on q2 alone, and its three marks between the ends", () => {
    const withChoice = CHECK_IN_ITEMS.filter((item) => item.notApplicable !== null);
    expect(withChoice.map((item) => item.key)).toEqual(["q2"]);
    expect(withChoice[0]?.marks.map((mark) => mark.value)).toEqual([3, 5, 8]);
  });
});

describe("loopFreedomScore", () => {
  it("scores the worked examples of the measures paper", () => {
    expect(loopFreedomScore(answersOf([8, 2, 3, 4, 7, 6]))).toBe(30);
    expect(loopFreedomScore(answersOf([7, 3, 4, 4, 7, 6]))).toBe(35);
    expect(loopFreedomScore(answersOf([4, 5, 6, 6, 4, 3]))).toBe(60);
    expect(loopFreedomScore(answersOf([5, 5, 5, 6, 5, 4]))).toBe(53.3);
    expect(loopFreedomScore(answersOf([0, null, 7, 6, 3, 2], true))).toBe(76);
    expect(loopFreedomScore(answersOf([5, null, 5, null, 5, 5]))).toBeNull();
  });

  it("rounds half up to one decimal", () => {
    expect(loopFreedomScore(answersOf([10, 1, 0, 0, 10, 10]))).toBe(1.7);
    expect(loopFreedomScore(answersOf([10, 2, 0, 0, 10, 10]))).toBe(3.3);
    expect(loopFreedomScore(answersOf([0, 10, 10, 10, 0, 0]))).toBe(100);
    expect(loopFreedomScore(answersOf([10, 0, 0, 0, 10, 10]))).toBe(0);
  });

  it("takes 'not applicable' only with q1 = 0 and no answer to q2", () => {
    expect(loopFreedomScore(answersOf([1, null, 7, 6, 3, 2], true))).toBeNull();
    expect(loopFreedomScore(answersOf([null, null, 7, 6, 3, 2], true))).toBeNull();
    expect(loopFreedomScore(answersOf([0, 5, 7, 6, 3, 2], true))).toBeNull();
    expect(loopFreedomScore(answersOf([0, null, 7, 6, 3, 2]))).toBeNull();
    expect(loopFreedomScore(answersOf([0, null, 7, null, 3, 2], true))).toBeNull();
  });

  it("gives no score for an answer off the scale", () => {
    for (const bad of [-1, 11, 2.5, Number.NaN, 1e9, Number.POSITIVE_INFINITY]) {
      expect(loopFreedomScore(answersOf([5, 5, bad, 5, 5, 5]))).toBeNull();
    }
  });

  it("stays between 0 and 100 with one decimal", () => {
    fc.assert(
      fc.property(scorable, (answers) => {
        const score = loopFreedomScore(answers);
        expect(score).not.toBeNull();
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(Number((score ?? 0).toFixed(1))).toBe(score);
      }),
    );
  });

  it("moves with each item in that item's direction, never against it", () => {
    fc.assert(
      fc.property(full, key, (answers, changed) => {
        const before = answers[changed];
        fc.pre(before !== null && before < 10);
        const raised: CheckInAnswers = { ...answers, [changed]: (before ?? 0) + 1 };
        const [low, high] = [loopFreedomScore(answers), loopFreedomScore(raised)];
        const reverse = CHECK_IN_ITEMS.find((item) => item.key === changed)?.reverse;
        if (reverse) expect(high ?? 0).toBeLessThan(low ?? 0);
        else expect(high ?? 0).toBeGreaterThan(low ?? 0);
      }),
    );
  });

  it("never makes a score out of a missing answer", () => {
    fc.assert(
      fc.property(scorable, key, (answers, missing) => {
        fc.pre(answers[missing] !== null);
        expect(loopFreedomScore({ ...answers, [missing]: null })).toBeNull();
      }),
    );
  });
});
