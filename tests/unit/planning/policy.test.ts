import { describe, expect, it } from "vitest";
import { canClose, canRecordRun, canSchedule, canStartRun, enforce } from "#lib/planning/policy";

const now = new Date("2026-11-03T14:00:00Z");
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);

describe("canSchedule", () => {
  const free = { coupleClosed: false, startsAt: hours(24), now, overlaps: false };

  it("allows a free time to come, and one a moment ago", () => {
    expect(canSchedule(free).allowed).toBe(true);
    expect(canSchedule({ ...free, startsAt: hours(-1) }).allowed).toBe(true);
  });

  it("names the field that is to be changed", () => {
    expect(canSchedule({ ...free, startsAt: hours(-13) })).toMatchObject({ field: "date" });
    expect(canSchedule({ ...free, overlaps: true })).toMatchObject({ field: "time" });
    expect(() => enforce(canSchedule({ ...free, startsAt: hours(-13) }))).toThrowError(
      expect.objectContaining({ fields: { date: ["That time has passed. Please choose a later one."] } }),
    );
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
