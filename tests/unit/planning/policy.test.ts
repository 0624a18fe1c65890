import { describe, expect, it } from "vitest";
import {
  canChangeTime,
  canClose,
  canFinalise,
  canPutBack,
  canRecordRun,
  canSchedule,
  canStartPlan,
  canStartRun,
  enforce,
} from "#lib/planning/policy";

const now = new Date("2026-11-03T14:00:00Z");
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);

describe("canSchedule", () => {
  const free = {
    coupleClosed: false,
    startsAt: hours(24),
    endsWith: hours(24),
    now,
    overlaps: null as string | null,
  };

  it("allows a free time to come, and one a moment ago", () => {
    expect(canSchedule(free).allowed).toBe(true);
    expect(canSchedule({ ...free, startsAt: hours(-1) }).allowed).toBe(true);
  });

  it("names the field that is to be changed", () => {
    expect(canSchedule({ ...free, startsAt: hours(-13) })).toMatchObject({ field: "date" });
    expect(canSchedule({ ...free, startsAt: hours(-13), stays: true }).allowed).toBe(true);
    expect(canSchedule({ ...free, overlaps: "Tue 3 Nov 2026" })).toMatchObject({ field: "time" });
    expect(() => enforce(canSchedule({ ...free, startsAt: hours(-13) }))).toThrowError(
      expect.objectContaining({ fields: { date: ["That time has passed. Please choose a later one."] } }),
    );
  });

  it("refuses each of its reasons with a sentence", () => {
    for (const change of [
      { coupleClosed: true },
      { startsAt: hours(-13) },
      { endsWith: hours(24 * 800) },
      { overlaps: "Tue 3 Nov 2026" },
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

describe("a cancelled session", () => {
  const cancelled = { state: "cancelled" as const, startsAt: hours(-2) };

  it("is no longer planned, run, closed or moved", () => {
    const decisions = [
      canStartPlan(cancelled),
      canFinalise(cancelled),
      canStartRun(cancelled, { state: "final" }),
      canRecordRun(cancelled),
      canClose(cancelled, now),
      canChangeTime(cancelled),
    ];
    for (const decision of decisions) {
      expect(decision).toMatchObject({ allowed: false, message: expect.stringContaining("Put it back") });
    }
  });

  it("comes back while the couple is in care and its time is free", () => {
    const free = { state: "cancelled" as const, coupleClosed: false, overlaps: false };
    expect(canPutBack(free).allowed).toBe(true);
    expect(canPutBack({ ...free, coupleClosed: true }).allowed).toBe(false);
    expect(canPutBack({ ...free, overlaps: true }).allowed).toBe(false);
    expect(canPutBack({ ...free, state: "planned" }).allowed).toBe(false);
  });

  it("was one that had not begun", () => {
    expect(canChangeTime({ state: "planned" }).allowed).toBe(true);
    expect(canChangeTime({ state: "running" }).allowed).toBe(false);
    expect(canChangeTime({ state: "closed" }).allowed).toBe(false);
  });

  it("may be longer while it is on, and stays where it is", () => {
    const on = { state: "running" as const, endedAt: null };
    expect(canChangeTime(on, { stays: true }).allowed).toBe(true);
    expect(canChangeTime(on).allowed).toBe(false);
    expect(canChangeTime({ ...on, endedAt: now }, { stays: true }).allowed).toBe(false);
    expect(canChangeTime({ ...on, state: "closed" }, { stays: true }).allowed).toBe(false);
    expect(canChangeTime({ ...on, state: "cancelled" }, { stays: true }).allowed).toBe(false);
  });
});
