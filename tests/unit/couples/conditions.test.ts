import { describe, expect, it } from "vitest";
import { careGates, careReason, type Limits, lockReason } from "#lib/couples/lock-reason";
import { findExercise } from "#lib/exercises/queries";
import type { Exercise, Gate, GateCondition } from "#lib/exercises/types";
import { gateWords } from "#lib/formulation/suggestions";

const of = (slug: string) => {
  const found = findExercise(slug);
  if (!found) throw new Error(slug);
  return found;
};
const map = of("two-truths-map");
const free: Limits = {
  isPaused: false,
  isConsentOpen: false,
  answerHolds: [],
  hasConsent: true,
  gates: [],
  agreed: [],
  ceiling: 3,
  freshYes: [],
  thisWeek: [],
  ratings: [],
  strained: [],
  doneInSession: [],
};
const rated = (values: Record<string, number>, isSeenAlone = false): Limits => ({
  ...free,
  ratings: [
    { key: "D1", number: 0, isSeenAlone: false },
    ...Object.entries(values).map(([key, number]) => ({ key, number, isSeenAlone })),
  ],
});
const watching = (gate: Gate, effect: "block" | "warn", when?: GateCondition): Exercise => ({
  ...of("name-it-first"),
  gates: [{ text: "Look first.", machine: when ? { gate, effect, when } : { gate, effect } }],
});
const when = (source: "indicator" | "check_in", field: string, op: GateCondition["op"] = "gte", value = 7) =>
  ({ source, field, op, value }) as const;

describe("a condition on a rating", () => {
  it.each(["home", "session"] as const)(
    "asks for the consent check before the map of two truths, %s",
    (where) => {
      for (const limits of [rated({ D1: 7 }), rated({ K3: 9 }), rated({ D1: 2, K3: 7 })]) {
        expect(lockReason(map, limits, where)).toBeNull();
        expect(careReason(map, limits, where)).toMatch(/^With care: see each alone about consent first/);
        expect(careGates(map, limits, where)).toEqual(["consent_check"]);
      }
      for (const limits of [free, rated({ D1: 6, K3: 6 }), rated({ D2: 10 }), rated({})]) {
        expect(careReason(map, limits, where)).toBeNull();
        expect(careGates(map, limits, where)).toEqual([]);
      }
    },
  );

  it("has been answered by a talk alone since, for the consent check and nothing else", () => {
    expect(careGates(map, rated({ D1: 9, K3: 9 }, true), "home")).toEqual([]);
    const grave = watching("G04", "warn", when("indicator", "K3"));
    expect(careGates(grave, rated({ K3: 9 }, true), "home")).toEqual(["G04"]);
  });

  it("is in what is suggested", () => {
    const weighable = { ...map, originSlug: null, grade: "PLAUS" } as const;
    expect(gateWords(rated({ D1: 7 }))(weighable)).toMatchObject({
      effect: "warn",
      reason: expect.stringMatching(/alone/),
    });
    expect(gateWords(rated({ D1: 6 }))(weighable)).toEqual({ effect: "none", reason: null });
  });

  it("stops what says so, whoever was rated, and stands beside a hold", () => {
    const stopped = watching("consent_check", "block", when("indicator", "D1"));
    expect(lockReason(stopped, rated({ D1: 8 }), "session")).toMatch(/see each alone about consent/);
    expect(lockReason(stopped, rated({ D1: 8 }, true), "session")).toBeNull();
    const other = watching("G06", "block", when("indicator", "R2", "lt", 3));
    expect(lockReason(other, rated({ R2: 2 }), "home")).toMatch(/^On hold: a rating of this couple/);
    expect(lockReason(other, rated({ R2: 3 }), "home")).toBeNull();
    expect(careGates(map, { ...rated({ D1: 7 }), gates: ["G01"] }, "home")).toEqual(["G01", "consent_check"]);
  });
});

describe("a condition on a check-in", () => {
  const week = (values: Record<string, number | null>): Limits => ({
    ...free,
    thisWeek: [{ q6: 0 }, values],
  });

  it("asks to be weighed, or stops, by the question it reads", () => {
    const warns = watching("calm_base", "warn", when("check_in", "q6"));
    expect(careReason(warns, week({ q6: 8 }), "home")).toMatch(/this week's check-in asks/);
    expect(careGates(warns, week({ q6: 8 }), "home")).toEqual(["calm_base"]);
    expect(careGates(warns, week({ q6: null }), "home")).toEqual([]);
    const stops = (field: string) => watching("G16", "block", when("check_in", field, "lte", 2));
    expect(lockReason(stops("q6"), week({ q6: 1 }), "home")).toMatch(/tension/);
    expect(lockReason(stops("q2"), week({ q2: 1, q6: 5 }), "home")).not.toMatch(/tension/);
    expect(lockReason(stops("q2"), week({ q2: 1, q6: 5 }), "home")).toMatch(/^On hold: .*check-in/);
  });
});

describe("a gate of the exercise's own without a condition", () => {
  it("is on while a consent check is open", () => {
    const open = { ...free, isConsentOpen: true };
    expect(careGates(watching("consent_check", "warn"), open, "home")).toEqual(["consent_check"]);
    expect(careGates(watching("consent_check", "warn"), free, "home")).toEqual([]);
    expect(lockReason(watching("consent_check", "block"), open, "home")).toMatch(/about consent first/);
  });

  it("never makes the marker a gate, and leaves answers to the time they are sent", () => {
    expect(careGates(watching("G17", "warn", when("indicator", "D1")), rated({ D1: 9 }), "home")).toEqual([]);
    expect(careGates(of("offer-audit"), rated({ D1: 9 }), "home")).toEqual([]);
  });
});
