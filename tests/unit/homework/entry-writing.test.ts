import { describe, expect, it } from "vitest";
import { entryOverview } from "#lib/homework/entry-overview";
import {
  hasRoomOn,
  LONGER_THAN_CLOCK,
  LONGER_THAN_OPEN,
  LONGER_THAN_SINCE,
  nextEntry,
  stampOf,
  TOO_SOON,
  tooLong,
  tooSoon,
  withStamps,
} from "#lib/homework/entry-writing";
import { openQuestions } from "#lib/homework/rules";
import { asTaskExercise } from "#lib/homework/task-exercise";
import { weekExercise } from "#tests/support/week-exercise";

const week = asTaskExercise(weekExercise());
const day1 = { "anything.1": "no", "day.1": "2026-11-22 evening" } as const;

describe("the stamp of an entry", () => {
  it.each([
    ["2026-11-22 04", "2026-11-22 night"],
    ["2026-11-22 05", "2026-11-22 morning"],
    ["2026-11-22 12", "2026-11-22 afternoon"],
    ["2026-11-22 17", "2026-11-22 evening"],
    ["2026-11-22 22", "2026-11-22 night"],
    ["2026-11-22 00", "2026-11-22 night"],
  ])("of %s is %s", (moment, stamp) => expect(stampOf(moment)).toBe(stamp));

  it("is kept with the first answer and stays with later ones", () => {
    const first = withStamps(week, {}, { "calm.2": 0 }, "2026-11-22 21");
    expect(first).toEqual({ "calm.2": 0, "day.2": "2026-11-22 evening" });
    expect(withStamps(week, first, { ...first, "what.2": "x" }, "2026-11-24 09")["day.2"]).toBe(
      "2026-11-22 evening",
    );
  });

  it("goes with the last answer of its entry, and comes anew with the next", () => {
    const emptied = withStamps(week, day1, { "day.1": "2026-11-22 evening" }, "2026-11-23 09");
    expect(emptied).toEqual({});
    expect(withStamps(week, emptied, { "calm.1": 3 }, "2026-11-25 09")["day.1"]).toBe("2026-11-25 morning");
  });

  it("is kept of no part but entries", () => {
    expect(withStamps(week, {}, { hope: "x", new: "y" }, "2026-11-22 21")).toEqual({ hope: "x", new: "y" });
  });
});

describe("when an entry can be begun", () => {
  it("is the first one that is not written, one a day where the unit is a day", () => {
    const repeat = { unit: "day", times: 3 } as const;
    expect(nextEntry(repeat, {})).toBe(1);
    expect(nextEntry(repeat, day1)).toBe(2);
    expect(nextEntry(repeat, { "calm.1": 1, "calm.3": 1 })).toBe(2);
    expect(nextEntry(repeat, { "calm.1": 1, "calm.2": 1, "calm.3": 1 })).toBeNull();
    expect(hasRoomOn(repeat, day1, "2026-11-22")).toBe(false);
    expect(hasRoomOn(repeat, day1, "2026-11-23")).toBe(true);
    expect(hasRoomOn({ unit: "log", times: 3 }, day1, "2026-11-22")).toBe(true);
    expect(hasRoomOn({ unit: "log", times: 3, perDay: 1 }, day1, "2026-11-22")).toBe(false);
  });

  it("is said where an answer comes too soon; clearing is always taken", () => {
    const on = (answers: object, change: object, today = "2026-11-22") =>
      tooSoon(week, { ...answers }, { ...change }, today);
    expect(on({}, { "anything.1": "yes", hope: "x", new: "y" })).toEqual({});
    expect(on({}, { "anything.2": "yes" })).toEqual({ "anything.2": [TOO_SOON.entryBefore] });
    expect(on(day1, { "anything.2": "yes" })).toEqual({ "anything.2": [TOO_SOON.nextEntry] });
    expect(on(day1, { "anything.2": "yes" }, "2026-11-23")).toEqual({});
    expect(on(day1, { "calm.1": 5 })).toEqual({});
    expect(on(day1, { "left.1": 5 })).toEqual({ "left.1": [TOO_SOON.tomorrow] });
    expect(on({}, { "left.1": 5 })).toEqual({ "left.1": [TOO_SOON.afterOneDay] });
    expect(on(day1, { "left.1": 5 }, "2026-11-23")).toEqual({});
    expect(on(day1, { "left.1": null, "anything.3": null })).toEqual({});
  });
});

describe("a time that was filled in", () => {
  it("is no longer than the task has been there, with a minute of leeway", () => {
    const timer = weekExercise().fields[1];
    if (!timer) throw new Error("field");
    const fields = [
      { ...timer, type: "pacer", minutes: 3, inSeconds: 4, outSeconds: 6, name: "breath" },
    ] as const;
    const past = (open: number, sinceSaved: number | null = null) => ({ open, sinceSaved });
    const of = (breath: number | null, when: ReturnType<typeof past>, before = {}) =>
      tooLong(fields, before, { breath }, when).breath;
    expect(of(159, past(100))).toBeUndefined();
    expect(of(161, past(100))).toEqual([LONGER_THAN_OPEN]);
    expect(of(61, past(-500))).toEqual([LONGER_THAN_OPEN]);
    expect(of(null, past(0))).toBeUndefined();
    // No more than the clock runs: three minutes.
    expect(of(240, past(9000))).toBeUndefined();
    expect(of(241, past(9000))).toEqual([LONGER_THAN_CLOCK]);
    expect(of(400, past(9000), { breath: 170 })).toBeUndefined();
    // No more than has passed since the last save.
    expect(of(160, past(9000, 100))).toBeUndefined();
    expect(of(161, past(9000, 100))).toEqual([LONGER_THAN_SINCE]);
    expect(of(250, past(9000, 30), { breath: 170 })).toBeUndefined();
    expect(of(261, past(9000, 30), { breath: 170 })).toEqual([LONGER_THAN_SINCE]);
    expect(of(100, past(9000, 0), { breath: 170 })).toBeUndefined();
  });
});

describe("the overview", () => {
  const on = (answers: Record<string, string | number>, today: string) =>
    entryOverview({ exercise: week, answers, today });

  it("has a row for each entry, what is open of it, and what comes next", () => {
    expect(on({}, "2026-11-22")).toEqual({
      start: { written: 0, of: 1, place: 1 },
      entries: [],
      next: { name: "Day 1", place: 2, waits: null },
      end: { written: 0, of: 1, place: 14 },
    });
    expect(on(day1, "2026-11-22")).toMatchObject({
      entries: [
        {
          name: "Day 1",
          stamp: "2026-11-22 evening",
          written: 1,
          of: 2,
          waiting: null,
          opens: TOO_SOON.tomorrow,
        },
      ],
      next: { name: "Day 2", waits: TOO_SOON.nextEntry },
    });
    expect(on(day1, "2026-11-23")).toMatchObject({
      entries: [{ waiting: { place: 5, count: 1 }, opens: null }],
      next: { name: "Day 2", waits: null },
    });
    const all = { "anything.1": "no", "anything.2": "no", "anything.3": "no" };
    expect(on(all, "2026-11-23")?.next).toBeNull();
  });

  it("is of repeated exercises alone", () => {
    const { repeat: _none, ...once } = week;
    expect(entryOverview({ exercise: once, answers: {}, today: "2026-11-22" })).toBeNull();
  });
});

describe("what is open in entries", () => {
  it("names what an entry lacks, and the first question of the next one", () => {
    const open = (answers: Record<string, string | number>) =>
      openQuestions(week, false, answers).map((field) => field.name);
    expect(open({})).toEqual(["anything.1"]);
    expect(open({ "calm.1": 4 })).toEqual(["anything.1", "anything.2"]);
    expect(open({ "anything.1": "no" })).toEqual(["anything.2"]);
    expect(open({ "anything.1": "no", "anything.2": "yes" })).toEqual([]);
  });
});
