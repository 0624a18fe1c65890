import { describe, expect, it } from "vitest";
import {
  NOTE_LIMIT,
  recordRunInput,
  savePlanInput,
  scheduleSessionInput,
  wrapUpInput,
} from "#lib/planning/schema";

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

describe("wrapUpInput", () => {
  const input = { coupleId: "x", sessionId: "y", version: "0", body: "Practised the pause.", press: "close" };

  it("takes the note along when the session is closed", () => {
    expect(wrapUpInput.parse(input)).toMatchObject({
      press: "close",
      version: 0,
      body: "Practised the pause.",
    });
  });

  it("closes without a note, but not by emptying one that was saved", () => {
    expect(wrapUpInput.safeParse({ ...input, body: "  " }).success).toBe(true);
    expect(wrapUpInput.safeParse({ ...input, body: "  ", version: "2" }).error?.issues[0]?.path).toEqual([
      "body",
    ]);
    expect(wrapUpInput.safeParse({ ...input, body: "", press: "save" }).success).toBe(false);
  });

  it("says the limit of a note, and counts a line break as one character", () => {
    const lines = "ab\r\n".repeat(NOTE_LIMIT / 3);
    expect(wrapUpInput.safeParse({ ...input, body: lines }).success).toBe(true);
    const refused = wrapUpInput.safeParse({ ...input, body: "x".repeat(60_000) });
    expect(refused.error?.issues[0]?.message).toContain("20,000 characters");
  });
});
