import { describe, expect, it } from "vitest";
import {
  canClose,
  canRecordRun,
  canSchedule,
  canStartRun,
  enforce,
  jointCeiling,
  lockReason,
} from "#lib/planning/policy";

const now = new Date("2026-11-03T14:00:00Z");
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);

describe("canSchedule", () => {
  const free = { coupleClosed: false, startsAt: hours(24), now, overlaps: false };

  it("allows a free time to come, and one a moment ago", () => {
    expect(canSchedule(free).allowed).toBe(true);
    expect(canSchedule({ ...free, startsAt: hours(-1) }).allowed).toBe(true);
  });

  it("refuses each of its reasons with a sentence", () => {
    for (const change of [
      { coupleClosed: true },
      { startsAt: hours(-13) },
      { startsAt: hours(24 * 800) },
      { overlaps: true },
    ]) {
      const decision = canSchedule({ ...free, ...change });
      expect(decision).toMatchObject({ allowed: false, code: "conflict" });
      expect(() => enforce(decision)).toThrowError(/\.$/);
    }
  });
});

describe("the course of a session", () => {
  it("starts once, from a final plan", () => {
    expect(canStartRun({ state: "planned" }, { state: "final" }).allowed).toBe(true);
    expect(canStartRun({ state: "planned" }, { state: "draft" }).allowed).toBe(false);
    expect(canStartRun({ state: "planned" }, null).allowed).toBe(false);
    expect(canStartRun({ state: "running" }, { state: "final" }).allowed).toBe(false);
  });

  it("is recorded between start and close", () => {
    expect(canRecordRun({ state: "running" }).allowed).toBe(true);
    expect(canRecordRun({ state: "planned" }).allowed).toBe(false);
    expect(canRecordRun({ state: "closed" }).allowed).toBe(false);
  });

  it("closes after it took place, once", () => {
    expect(canClose({ state: "running", startsAt: hours(2) }, now).allowed).toBe(true);
    expect(canClose({ state: "planned", startsAt: hours(-2) }, now).allowed).toBe(true);
    expect(canClose({ state: "planned", startsAt: hours(2) }, now).allowed).toBe(false);
    expect(canClose({ state: "closed", startsAt: hours(-2) }, now).allowed).toBe(false);
  });
});

describe("what is on hold for a couple", () => {
  const joint = { exerciseClass: "J", explicitness: 0 } as const;
  const alone = { exerciseClass: "I", explicitness: 0 } as const;

  it("follows the hold first, then the lower ceiling", () => {
    expect(lockReason(joint, { hold: "none", ceiling: 3 })).toBeNull();
    expect(lockReason(joint, { hold: "joint", ceiling: 3 })).toMatch(/alone/);
    expect(lockReason(alone, { hold: "joint", ceiling: 3 })).toBeNull();
    expect(lockReason(alone, { hold: "all", ceiling: 3 })).toMatch(/paused/);
    expect(lockReason({ exerciseClass: "X", explicitness: 2 }, { hold: "none", ceiling: 1 })).toMatch(
      /explicit/,
    );
  });

  it("never says whose ceiling or which consent it was", () => {
    for (const hold of ["joint", "all", "none"] as const) {
      const reason = lockReason({ exerciseClass: "X", explicitness: 3 }, { hold, ceiling: 0 });
      expect(reason).not.toMatch(/partner|consent|\bA\b|\bB\b/);
    }
  });

  it("takes level 1 until both have set a ceiling", () => {
    expect(jointCeiling([null, null])).toBe(1);
    expect(jointCeiling([3, null])).toBe(1);
    expect(jointCeiling([0, null])).toBe(0);
    expect(jointCeiling([2, 3])).toBe(2);
  });
});
