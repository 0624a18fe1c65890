import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersSchema } from "#lib/exercises/answers-schema";
import { isAsked, valuesOf, withoutUnasked } from "#lib/exercises/entries";
import { derive, evaluateDone } from "#lib/exercises/evaluate";
import { listExercises } from "#lib/exercises/queries";
import { partnerFields, splitByVisibility } from "#lib/exercises/rules";
import { exerciseSchema } from "#lib/exercises/schema";
import type { Answers, Exercise } from "#lib/exercises/types";
import { entryOverview } from "#lib/homework/entry-overview";
import { isTaskDone, openQuestions, questionPages, raisedBy } from "#lib/homework/rules";
import { offersOf } from "#lib/homework/sharing";
import { asTaskExercise } from "#lib/homework/task-exercise";
import { stopAfter, stopBefore } from "#lib/homework/walk";
import { finishingAnswers } from "#tests/support/finishing-answers";
import { arbitraryAnswers } from "./arbitrary-answers.ts";
import { arbitraryExercise, namedExercise, OBJECT_NAMES } from "./arbitrary-exercise.ts";

const TODAY = "2026-11-22";
/** Many drawn exercises take their time on a busy machine. */
const PATIENCE_MS = 60_000;

/** A way through either-or by the digits of a number. */
const wayBy = (seed: number) => {
  let rest = seed;
  return (ways: number) => {
    const way = rest % ways;
    rest = Math.floor(rest / ways) + 7;
    return way;
  };
};

/** Everything the product does with answers, none of which may throw. */
function throughAll(exercise: Exercise, answers: Answers): void {
  const asked = asTaskExercise(exercise);
  evaluateDone(exercise.done, answers);
  derive(exercise.derived, answers);
  splitByVisibility(exercise, withoutUnasked(asked.fields, answers));
  openQuestions(asked, false, answers);
  entryOverview({ exercise: asked, answers, today: TODAY });
  questionPages(asked);
  raisedBy(exercise, answers, "no");
}

function expectPlayed(exercise: Exercise, seed: number): void {
  const answers = finishingAnswers(exercise, wayBy(seed));
  // The days are the server's: what a partner sends has none.
  const written = partnerFields(exercise).filter((field) => Object.hasOwn(answers, field.name));
  expect(answersSchema(exercise, written).parse(answers)).toEqual(answers);
  expect(evaluateDone(exercise.done, answers)).toBe(true);
  // Nothing that finishes it stands behind a condition that is not met.
  const sent = withoutUnasked(partnerFields(exercise), answers);
  expect(sent).toEqual(answers);
  expect(isTaskDone(asTaskExercise(exercise), false, sent)).toBe(true);
  const parts = splitByVisibility(exercise, sent);
  expect(Object.assign({}, ...Object.values(parts))).toEqual(sent);
  throughAll(exercise, answers);
}

describe("every exercise can be played to its end", () => {
  it.each(listExercises().map((one) => [one.slug, one] as const))(
    "%s",
    (_slug, exercise) => {
      fc.assert(
        fc.property(fc.nat(), (seed) => expectPlayed(exercise, seed)),
        { numRuns: 12 },
      );
    },
    PATIENCE_MS,
  );

  it(
    "that the contract allows",
    () => {
      fc.assert(
        fc.property(arbitraryExercise, fc.nat(), (exercise, seed) => {
          expect(exerciseSchema.safeParse(exercise).error?.issues ?? []).toEqual([]);
          expectPlayed(exercise, seed);
        }),
        { numRuns: 120 },
      );
    },
    PATIENCE_MS,
  );
});

describe("any answers a partner can give", () => {
  it(
    "are kept, however often, where every condition on the way to them is met, and there alone",
    () => {
      const drawn = arbitraryExercise.chain((exercise) =>
        fc.tuple(fc.constant(exercise), arbitraryAnswers(partnerFields(exercise))),
      );
      fc.assert(
        fc.property(drawn, ([exercise, answers]) => {
          const fields = partnerFields(exercise);
          const kept = withoutUnasked(fields, answers);
          expect(withoutUnasked(fields, kept)).toEqual(kept);
          const named = new Map(fields.map((field) => [field.name, field]));
          const isOnWay = (name: string): boolean => {
            const on = named.get(name)?.onlyIf;
            return !on || (answers[on.field] === on.value && isOnWay(on.field));
          };
          for (const name of Object.keys(answers)) expect(Object.hasOwn(kept, name)).toBe(isOnWay(name));
        }),
        { numRuns: 120 },
      );
    },
    PATIENCE_MS,
  );

  it(
    "crash nothing, whatever the exercise",
    () => {
      const drawn = arbitraryExercise.chain((exercise) =>
        fc.tuple(fc.constant(exercise), arbitraryAnswers(partnerFields(exercise))),
      );
      fc.assert(
        fc.property(drawn, ([exercise, answers]) => {
          expect(answersSchema(exercise).parse(answers)).toEqual(answers);
          throughAll(exercise, answers);
        }),
        { numRuns: 120 },
      );
    },
    PATIENCE_MS,
  );

  it(
    "crash nothing where a question is called what every object has",
    () => {
      const drawn = namedExercise(OBJECT_NAMES).chain((exercise) =>
        fc.tuple(fc.constant(exercise), arbitraryAnswers(partnerFields(exercise))),
      );
      fc.assert(
        fc.property(drawn, ([exercise, answers]) => {
          throughAll(exercise, answers);
          // What every object brings along is no answer.
          const names = partnerFields(exercise).map(({ name }) => name);
          for (const field of names) expect(evaluateDone({ op: "filled", field }, {})).toBe(false);
          expect(names.flatMap((name) => valuesOf({}, name))).toEqual([]);
          const { matches = {}, ...others } = offersOf(exercise, {});
          expect([others, Object.values(matches).flat()]).toEqual([{}, []]);
        }),
        { numRuns: 60 },
      );
    },
    PATIENCE_MS,
  );

  it(
    "lead forward to the end and backward to the first page, past what is not asked",
    () => {
      const drawn = arbitraryExercise.chain((exercise) =>
        fc.tuple(fc.constant(exercise), arbitraryAnswers(partnerFields(exercise))),
      );
      fc.assert(
        fc.property(drawn, ([exercise, answers]) => {
          const asked = asTaskExercise(exercise);
          asked.fields.forEach((_, index) => {
            const [next, before] = [stopAfter, stopBefore].map((stop) =>
              stop(asked, index + 1, answers, TODAY),
            );
            for (const stop of [next, before]) {
              const field = stop?.to === "question" ? asked.fields[stop.place - 1] : undefined;
              if (field) expect(isAsked(field, withoutUnasked(asked.fields, answers))).toBe(true);
            }
            if (next?.to === "question") expect(next.place).toBeGreaterThan(index + 1);
            if (before?.to === "question") expect(before.place).toBeLessThanOrEqual(index);
          });
        }),
        { numRuns: 60 },
      );
    },
    PATIENCE_MS,
  );
});
