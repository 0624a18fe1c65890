import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "#lib/exercises/catalogue/index";
import { entryOfName } from "#lib/exercises/entries";
import { evaluateDone, fieldsOfRule } from "#lib/exercises/evaluate";
import { findExercise } from "#lib/exercises/queries";
import { partnerFields } from "#lib/exercises/rules";
import type { Answers } from "#lib/exercises/types";
import { arbitraryAnswers } from "#tests/unit/exercises/arbitrary-answers";
import { CASES } from "./done-cases.ts";

/** The name a field has in the exercise, of the name it has in an entry. */
const plainName = (name: string) =>
  entryOfName(name) === null ? name : name.slice(0, name.lastIndexOf("."));

function patched(answers: Answers, change: Record<string, Answers[string] | undefined>): Answers {
  const merged = { ...answers, ...change };
  return Object.fromEntries(
    Object.entries(merged).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

describe("the done rule", () => {
  it("has cases for every exercise", () => {
    expect(Object.keys(CASES)).toEqual(catalogue.map((exercise) => exercise.slug));
  });

  describe.each(Object.entries(CASES))("of %s", (slug, { enough, notEnough }) => {
    const rule = findExercise(slug)?.done ?? { op: "filled", field: "missing" };

    it.each(enough)("is met by %j", (answers) => {
      expect(evaluateDone(rule, answers)).toBe(true);
    });

    it.each(notEnough)("is not met with %j", (change) => {
      // Every way of being enough has to be undone, or the rule would rightly still be met.
      const base =
        enough.length > 1 && slug !== "pause-pact" && slug !== "urge-wave" ? {} : (enough[0] ?? {});
      expect(evaluateDone(rule, patched(base, change))).toBe(false);
    });

    it("is not met by nothing", () => {
      expect(evaluateDone(rule, {})).toBe(false);
    });
  });

  it.each(catalogue)("of $slug is never undone by answering one more question", (exercise) => {
    const fields = partnerFields(exercise);
    fc.assert(
      fc.property(arbitraryAnswers(fields), fc.nat(), (answers, pick) => {
        const names = Object.keys(answers);
        const dropped = names[pick % Math.max(1, names.length)];
        const fewer = Object.fromEntries(Object.entries(answers).filter(([name]) => name !== dropped));
        return !evaluateDone(exercise.done, fewer) || evaluateDone(exercise.done, answers);
      }),
    );
  });

  it.each(catalogue)("of $slug depends only on the fields it names", (exercise) => {
    const read = new Set(fieldsOfRule(exercise.done));
    fc.assert(
      fc.property(arbitraryAnswers(partnerFields(exercise)), (answers) => {
        const only = Object.fromEntries(
          Object.entries(answers).filter(([name]) => read.has(plainName(name))),
        );
        return evaluateDone(exercise.done, answers) === evaluateDone(exercise.done, only);
      }),
    );
  });

  it("does not take inherited names for answers", () => {
    expect(evaluateDone({ op: "filled", field: "constructor" }, {})).toBe(false);
    expect(evaluateDone({ op: "minCount", fields: ["toString"], count: 1 }, {})).toBe(false);
  });

  it("does not confuse kinds of answers", () => {
    expect(evaluateDone({ op: "minSeconds", field: "x", seconds: 1 }, { x: "600" })).toBe(false);
    expect(evaluateDone({ op: "minWords", field: "x", words: 1 }, { x: 600 })).toBe(false);
    expect(evaluateDone({ op: "minPicked", field: "x", count: 1 }, { x: "long text" })).toBe(false);
  });
});
