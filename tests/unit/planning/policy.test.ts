import { describe, expect, it } from "vitest";
import { findExercise } from "#lib/exercises/queries";
import { canClose, canRecordRun, canSchedule, canStartRun, enforce, lockReason } from "#lib/planning/policy";

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
  const joint = { exerciseClass: "J", explicitness: 0, gates: [] } as const;
  const alone = { exerciseClass: "I", explicitness: 0, gates: [] } as const;
  const sexual = { exerciseClass: "X", explicitness: 2, gates: [] } as const;
  const free = { hold: "none", gates: [], ceiling: 3 } as const;

  it("follows the hold first, then the lower ceiling", () => {
    expect(lockReason(joint, free)).toBeNull();
    expect(lockReason(joint, { ...free, hold: "joint" })).toMatch(/alone/);
    expect(lockReason(alone, { ...free, hold: "joint" })).toBeNull();
    expect(lockReason(alone, { ...free, hold: "all" })).toMatch(/paused/);
    expect(lockReason(sexual, { ...free, ceiling: 1 })).toMatch(/explicit/);
  });

  it("keeps sexual work back, and no other, while a no may not feel safe", () => {
    expect(lockReason({ ...joint, exerciseClass: "X" }, { ...free, hold: "sexual" })).toMatch(
      /may not feel safe/,
    );
    expect(lockReason({ ...joint, exerciseClass: "T" }, { ...free, hold: "sexual" })).toBeNull();
    expect(lockReason(joint, { ...free, hold: "sexual" })).toBeNull();
  });

  it("keeps an exercise back that names the gate of the hold itself, also one done alone", () => {
    const urgeWave = findExercise("urge-wave");
    const nameIt = findExercise("name-it-first");
    if (!urgeWave || !nameIt) throw new Error("not in the catalogue");
    expect(lockReason(urgeWave, { hold: "joint", gates: ["G02"], ceiling: 3 })).toMatch(/not with the hold/);
    expect(lockReason(urgeWave, { hold: "joint", gates: ["G16"], ceiling: 3 })).toBeNull();
    expect(lockReason(nameIt, { hold: "joint", gates: ["G02"], ceiling: 3 })).toBeNull();
  });

  it("never says whose ceiling or which consent it was", () => {
    for (const hold of ["joint", "all", "none"] as const) {
      const reason = lockReason(sexual, { hold, gates: ["G04"], ceiling: 0 });
      expect(reason).not.toMatch(/partner|consent|\bA\b|\bB\b/);
    }
  });
});
