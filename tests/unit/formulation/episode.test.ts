import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isStuck, loopPattern, reliefKept, stuckAnswers } from "#lib/formulation/rules-episode";
import type { EpisodeFacts } from "#lib/formulation/types";

const NOTHING: EpisodeFacts = {
  checkedAgain: null,
  reliefNow: null,
  reliefNextDay: null,
  askedPlainly: null,
  namedNeed: false,
  tensionTwoDays: null,
  isCostlyResponse: false,
};
const STUCK: EpisodeFacts = {
  ...NOTHING,
  checkedAgain: true,
  reliefNow: 8,
  reliefNextDay: 2,
  isCostlyResponse: true,
};

const rating = fc.option(fc.integer({ min: 0, max: 10 }));
const episode: fc.Arbitrary<EpisodeFacts> = fc.record({
  checkedAgain: fc.option(fc.boolean()),
  reliefNow: rating,
  reliefNextDay: rating,
  askedPlainly: fc.option(fc.boolean()),
  namedNeed: fc.boolean(),
  tensionTwoDays: rating,
  isCostlyResponse: fc.boolean(),
});

describe("relief kept", () => {
  it("is what is left of it a day later, and blank where there was none to keep", () => {
    expect(reliefKept({ reliefNow: 8, reliefNextDay: 2 })).toBe(0.25);
    expect(reliefKept({ reliefNow: 0, reliefNextDay: 2 })).toBeNull();
    expect(reliefKept({ reliefNow: 8, reliefNextDay: null })).toBeNull();
    expect(reliefKept({ reliefNow: null, reliefNextDay: 2 })).toBeNull();
    expect(reliefKept({ reliefNow: 4, reliefNextDay: 0 })).toBe(0);
  });
});

describe("the stuck-loop test", () => {
  it("asks four questions of one episode", () => {
    const yes = (part: Partial<EpisodeFacts>) => stuckAnswers({ ...NOTHING, ...part });
    const none = { askedAgain: false, reliefGone: false, needUnsaid: false, cost: false };
    expect(yes({})).toEqual(none);
    expect(yes({ checkedAgain: true })).toEqual({ ...none, askedAgain: true });
    expect(yes({ reliefNow: 8, reliefNextDay: 2 })).toEqual({ ...none, reliefGone: true });
    expect(yes({ reliefNow: 8, reliefNextDay: 4 })).toEqual(none);
    expect(yes({ askedPlainly: false, namedNeed: true })).toEqual({ ...none, needUnsaid: true });
    expect(yes({ askedPlainly: true, namedNeed: true })).toEqual(none);
    expect(yes({ namedNeed: true })).toEqual(none);
    expect(yes({ tensionTwoDays: 6 })).toEqual({ ...none, cost: true });
    expect(yes({ tensionTwoDays: 5 })).toEqual(none);
    expect(yes({ isCostlyResponse: true })).toEqual({ ...none, cost: true });
  });

  it("is stuck at three yes of four, and a missing answer counts as no", () => {
    expect(isStuck(STUCK)).toBe(true);
    expect(isStuck({ ...STUCK, reliefNextDay: null })).toBe(false);
    expect(isStuck({ ...STUCK, checkedAgain: null })).toBe(false);
    expect(isStuck(NOTHING)).toBe(false);
  });

  it("never becomes unstuck by an answer that says more of the loop", () => {
    fc.assert(
      fc.property(episode, (one) => {
        const worse = { ...one, checkedAgain: true, isCostlyResponse: true };
        return !isStuck(one) || isStuck(worse);
      }),
    );
  });
});

describe("the pattern", () => {
  it("says nothing before six episodes, and stuck from half of them on", () => {
    const some = (stuck: number, of: number) =>
      loopPattern([...Array(stuck).fill(STUCK), ...Array(of - stuck).fill(NOTHING)]);
    expect(some(5, 5)).toBe("not_enough");
    expect(some(3, 6)).toBe("stuck");
    expect(some(2, 6)).toBe("moving");
    expect(some(3, 7)).toBe("moving");
    expect(some(4, 8)).toBe("stuck");
  });
});
