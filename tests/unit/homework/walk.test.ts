import { describe, expect, it } from "vitest";
import { withFollowUpDays } from "#lib/formulation/rules-log";
import { TOO_SOON, tooSoon } from "#lib/homework/entry-writing";
import { entryName } from "#lib/homework/rules";
import { asTaskExercise } from "#lib/homework/task-exercise";
import {
  addressOf,
  opennessOf,
  opensInDays,
  progressAt,
  stopAfter,
  stopBefore,
  stopsByAnswer,
  waitingCount,
} from "#lib/homework/walk";
import { weekExercise } from "#tests/support/week-exercise";

const week = asTaskExercise(weekExercise());
const placeOf = (name: string) => week.fields.findIndex((field) => field.name === name) + 1;
const fieldOf = (name: string) => {
  const field = week.fields.find((one) => one.name === name);
  if (!field) throw new Error(name);
  return field;
};
const at = (name: string) => ({ to: "question", place: placeOf(name) });
const TODAY = "2026-11-22";
const written = { "anything.1": "yes", "day.1": "2026-11-22 evening" } as const;

describe("the way through an exercise of several entries", () => {
  it("leads from part to part by way of the overview, and from the last part to the end", () => {
    expect(stopAfter(week, placeOf("hope"), {}, TODAY)).toEqual({ to: "overview" });
    expect(stopAfter(week, placeOf("calm.1"), written, TODAY)).toEqual({ to: "overview" });
    expect(stopAfter(week, placeOf("new"), {}, TODAY)).toEqual({ to: "end" });
    expect(stopBefore(week, placeOf("anything.2"), {}, TODAY)).toEqual({ to: "overview" });
  });

  it("passes a question whose condition is not met, forward and backward", () => {
    const no = { ...written, "anything.1": "no" } as const;
    expect(stopAfter(week, placeOf("anything.1"), no, TODAY)).toEqual(at("calm.1"));
    expect(stopBefore(week, placeOf("calm.1"), no, TODAY)).toEqual(at("anything.1"));
    expect(stopAfter(week, placeOf("anything.1"), written, TODAY)).toEqual(at("what.1"));
    expect(stopBefore(week, placeOf("calm.1"), written, TODAY)).toEqual(at("what.1"));
  });

  it("knows where each answer of a deciding question leads, whatever is saved", () => {
    expect(stopsByAnswer(week, placeOf("anything.2"), { "anything.2": "yes" }, TODAY)).toEqual({
      "": at("calm.2"),
      yes: at("what.2"),
      no: at("calm.2"),
    });
    expect(stopsByAnswer(week, placeOf("what.2"), {}, TODAY)).toEqual({ "": at("calm.2") });
  });

  it("opens a later question the day after its entry, and not before", () => {
    const left = fieldOf("left.1");
    expect(opennessOf(left, {}, TODAY)).toBe("later");
    expect(opensInDays(left, {}, TODAY)).toBeNull();
    expect(opennessOf(left, written, TODAY)).toBe("later");
    expect(opensInDays(left, written, TODAY)).toBe(1);
    expect(opennessOf(left, written, "2026-11-23")).toBe("open");
    expect(opennessOf(left, written, "2027-01-01")).toBe("open");
    expect(stopAfter(week, placeOf("calm.1"), written, "2026-11-23")).toEqual(at("left.1"));
    expect(waitingCount(week, written, TODAY)).toBe(0);
    expect(waitingCount(week, written, "2026-11-23")).toBe(1);
    expect(waitingCount(week, { ...written, "left.1": 0 }, "2026-11-23")).toBe(0);
  });

  it("counts the questions of the entry one is in, never those of all entries", () => {
    expect(progressAt(week, placeOf("anything.2"), {}, TODAY)).toEqual({ at: 1, of: 3 });
    expect(progressAt(week, placeOf("calm.1"), { ...written, "anything.1": "no" }, TODAY)).toEqual({
      at: 2,
      of: 2,
    });
    expect(progressAt(week, placeOf("calm.1"), written, TODAY)).toEqual({ at: 3, of: 3 });
    expect(progressAt(week, placeOf("hope"), {}, TODAY)).toEqual({ at: 1, of: 1 });
  });

  it("names entries and addresses", () => {
    expect(entryName("log", 12)).toBe("Log 12");
    expect(addressOf("/do/1", { to: "overview" })).toBe("/do/1");
    expect(addressOf("/do/1", { to: "end" })).toBe("/do/1/end");
    expect(addressOf("/do/1", { to: "question", place: 112 })).toBe("/do/1/112");
  });
});

describe("the way through an exercise that is written once", () => {
  const { repeat: _none, ...once } = weekExercise();
  const asked = asTaskExercise({
    ...once,
    fields: once.fields
      .filter((field) => field.asked !== "start" && field.asked !== "end")
      .map((field) => (field.name === "left" ? { ...field, asked: "two_days" } : field)),
  });

  it("ends before what is asked on another day, and goes on to it then", () => {
    const saved = { anything: "no", day: "2026-11-22 night" } as const;
    expect(stopAfter(asked, 3, saved, TODAY)).toEqual({ to: "end" });
    expect(stopAfter(asked, 3, saved, "2026-11-23")).toEqual({ to: "end" });
    expect(stopAfter(asked, 3, saved, "2026-11-24")).toEqual({ to: "question", place: 4 });
    expect(stopAfter(asked, 99, saved, TODAY)).toEqual({ to: "end" });
  });

  it("leaves out what is asked for some days only, once they are over", () => {
    const saved = { anything: "no", day: "2026-11-22 night" } as const;
    const brief = { ...asked, fields: withFollowUpDays(asked.fields) };
    const stops = ["2026-11-24", "2026-11-26", "2026-11-27"].map((day) => stopAfter(brief, 3, saved, day));
    expect(stops).toEqual([{ to: "question", place: 4 }, { to: "question", place: 4 }, { to: "end" }]);
    const late = (change: Record<string, number>, day: string) =>
      tooSoon(brief, { ...saved, left: 3 }, change, day);
    expect(late({ left: 4 }, "2026-11-26")).toEqual({});
    expect(late({ left: 4 }, "2026-11-27")).toEqual({ left: [TOO_SOON.daysOver] });
    expect(late({ left: 3 }, "2026-11-27")).toEqual({});
  });
});
