import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAfter } from "#lib/couples/days";
import {
  askedToday,
  daysBetween,
  isLoggable,
  isSettled,
  isStuck,
  loopPattern,
  patternOf,
  reliefKept,
  standingOf,
  stuckAnswers,
} from "#lib/formulation/rules-episode";
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

  it("is open until the second day after it where it is not stuck yet, and told as not stuck only then", () => {
    const day = "2026-11-22";
    expect([0, 1, 2, 3].map((ago) => standingOf(NOTHING, day, dayAfter(day, ago)))).toEqual([
      "open",
      "open",
      "free",
      "free",
    ]);
    expect([0, 1, 2].map((ago) => standingOf(STUCK, day, dayAfter(day, ago)))).toEqual(
      Array(3).fill("stuck"),
    );
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

describe("the pattern of a partner", () => {
  it("is told with what it comes from, and only the six newest count", () => {
    const some = (...stuck: boolean[]) => patternOf(stuck.map((one) => (one ? STUCK : NOTHING)));
    expect(some()).toEqual({ pattern: "not_enough", stuck: 0, of: 0 });
    expect(some(true, true, true)).toEqual({ pattern: "not_enough", stuck: 3, of: 3 });
    expect(some(true, false, true, true, false, true)).toEqual({ pattern: "stuck", stuck: 4, of: 6 });
    expect(some(false, false, false, false, true, true, true, true)).toEqual({
      pattern: "moving",
      stuck: 2,
      of: 6,
    });
  });
});

describe("days", () => {
  it("can be logged from a week ago until today, never ahead", () => {
    const today = "2026-11-24";
    expect(isLoggable(today, today)).toBe(true);
    expect(isLoggable("2026-11-17", today)).toBe(true);
    expect(isLoggable("2026-11-16", today)).toBe(false);
    expect(isLoggable("2026-11-25", today)).toBe(false);
  });

  it("are asked about on the first two, and on the second to the fourth, each once", () => {
    const asked = (days: number, told: ("next_day" | "two_days")[] = []) =>
      askedToday("2026-11-20", dayAfter("2026-11-20", days), told);
    expect([0, 1, 2, 3, 4, 5].map((days) => asked(days))).toEqual([
      [],
      ["next_day"],
      ["next_day", "two_days"],
      ["two_days"],
      ["two_days"],
      [],
    ]);
    expect(asked(2, ["next_day"])).toEqual(["two_days"]);
    expect(asked(2, ["next_day", "two_days"])).toEqual([]);
  });

  it("are as long as any other where the clocks change", () => {
    for (const [saturday, monday] of [
      ["2026-10-24", "2026-10-26"],
      ["2027-03-27", "2027-03-29"],
      ["2026-10-31", "2026-11-02"],
      ["2027-03-13", "2027-03-15"],
    ] as const) {
      expect(daysBetween(saturday, monday)).toBe(2);
      expect(dayAfter(saturday, 2)).toBe(monday);
      expect(askedToday(saturday, monday, [])).toEqual(["next_day", "two_days"]);
    }
  });

  it("ask the next day and two days later once each, whatever the date", () => {
    const day = fc
      .date({
        min: new Date("2024-01-01T00:00:00Z"),
        max: new Date("2030-12-31T00:00:00Z"),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, (from) => {
        const asked = [0, 1, 2, 3, 4, 5, 6].map((days) => askedToday(from, dayAfter(from, days), []).join());
        expect(asked).toEqual(["", "next_day", "next_day,two_days", "two_days", "two_days", "", ""]);
      }),
    );
  });
});

describe("an episode in the pattern", () => {
  it("counts from the day on which the last of it can be asked", () => {
    const settled = [0, 1, 2, 3].map((days) => isSettled("2026-10-24", dayAfter("2026-10-24", days)));
    expect(settled).toEqual([false, false, true, true]);
  });
});
