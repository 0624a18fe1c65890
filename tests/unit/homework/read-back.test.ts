import { expect, it } from "vitest";
import { findExercise } from "#lib/exercises/queries";
import { looksBack, readBack } from "#lib/homework/read-back";
import { asTaskExercise } from "#lib/homework/task-exercise";

const given = (slug: string) => {
  const exercise = findExercise(slug);
  if (!exercise) throw new Error(`no exercise ${slug}`);
  return asTaskExercise(exercise);
};
const names = (slug: string, answers: Parameters<typeof readBack>[1]) =>
  readBack(given(slug), answers).map(({ name, answers: parts }) => [
    name,
    parts.map(({ field }) => field.name),
  ]);

it("reads back what was written entry by entry, then what is asked at the end", () => {
  expect(
    names("offer-audit", {
      "day.1": "2026-11-01 evening",
      "today.3": "something",
      "freedom.3": 4,
      surprise: "x",
      "today.1": "something",
      "freedom.1": 0,
    }),
  ).toEqual([
    ["Day 1", ["today.1", "freedom.1"]],
    ["Day 3", ["today.3", "freedom.3"]],
    [null, ["surprise"]],
  ]);
});

it("leaves out what a changed mind has made moot, and everything where nothing is written", () => {
  expect(names("offer-audit", { "today.1": "nothing", "freedom.1": 7 })).toEqual([["Day 1", ["today.1"]]]);
  expect(names("two-truths-map", {})).toEqual([]);
});

it("looks back at the end alone, and never where the other one may be looking at the page", () => {
  const exercise = given("offer-audit");
  const [each] = exercise.fields;
  const end = exercise.fields.find((field) => field.asked === "end");
  if (!each || !end) throw new Error("no such questions");
  const alone = { isPassedOn: false };
  expect(looksBack(end, exercise, alone)).toBe(true);
  expect(looksBack(each, exercise, alone)).toBe(false);
  expect(looksBack(end, exercise, { isPassedOn: true })).toBe(false);
  const inTurns = { ...end, type: "turns", rounds: 1, minutesEach: 5 } as typeof end;
  expect(looksBack(inTurns, exercise, alone)).toBe(false);
});
