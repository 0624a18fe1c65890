import { describe, expect, it } from "vitest";
import { recordRunInput, savePlanInput, scheduleSessionInput } from "#lib/planning/schema";

const block = { kind: "block", id: "x", phase: "core", title: "Debrief", minutes: 5 };

describe("savePlanInput", () => {
  it("has no place where free text could be kept", () => {
    expect(savePlanInput.safeParse({ version: 1, items: [block] }).success).toBe(true);
    expect(
      savePlanInput.safeParse({ version: 1, items: [{ ...block, title: "Ask about Canary" }] }).success,
    ).toBe(false);
    const exercise = {
      kind: "exercise",
      id: "x",
      phase: "core",
      minutes: 5,
      exerciseSlug: "urge-wave",
      exerciseVersion: 1,
    };
    expect(savePlanInput.safeParse({ version: 1, items: [exercise] }).success).toBe(true);
    expect(savePlanInput.safeParse({ version: 1, items: [{ ...exercise, title: "Mine" }] }).success).toBe(
      false,
    );
  });

  it("refuses unknown fields, minutes that are not whole, and endless lists", () => {
    for (const input of [
      { version: 1, items: [], extra: 1 },
      { version: 0, items: [] },
      { version: 1, items: [{ ...block, minutes: 2.5 }] },
      { version: 1, items: [{ ...block, minutes: 0 }] },
      { version: 1, items: [{ ...block, state: "done" }] },
      { version: 1, items: Array.from({ length: 201 }, () => block) },
    ]) {
      expect(savePlanInput.safeParse(input).success).toBe(false);
    }
  });
});

describe("scheduleSessionInput", () => {
  const input = { coupleId: "x", date: "2026-11-03", time: "15:00", zone: "Europe/Berlin", minutes: "50" };

  it("reads minutes from a form and refuses what is not a day or a time", () => {
    expect(scheduleSessionInput.parse(input).minutes).toBe(50);
    for (const change of [
      { date: "3.11.2026" },
      { date: "2026-13-01" },
      { time: "25:00" },
      { minutes: "" },
      { minutes: "500" },
    ]) {
      expect(scheduleSessionInput.safeParse({ ...input, ...change }).success).toBe(false);
    }
  });
});

describe("recordRunInput", () => {
  const input = { coupleId: "c", sessionId: "s", itemId: "i", state: "done" };

  it("takes no minutes as nobody saying, and zero as zero", () => {
    expect(recordRunInput.parse(input).actualMinutes).toBeNull();
    expect(recordRunInput.parse({ ...input, actualMinutes: "" }).actualMinutes).toBeNull();
    expect(recordRunInput.parse({ ...input, actualMinutes: "0" }).actualMinutes).toBe(0);
    expect(recordRunInput.parse({ ...input, actualMinutes: "12" }).actualMinutes).toBe(12);
    expect(recordRunInput.safeParse({ ...input, actualMinutes: "soon" }).success).toBe(false);
  });
});
