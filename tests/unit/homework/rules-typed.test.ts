import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersSchema } from "#lib/exercises/answers-schema";
import { findExercise, listExercises } from "#lib/exercises/queries";
import { partnerFields } from "#lib/exercises/rules";
import { readTyped, typedText } from "#lib/homework/rules-typed";
import { arbitraryAnswers } from "../exercises/arbitrary-answers.ts";

const given = (slug: string) => {
  const exercise = findExercise(slug, 1);
  if (!exercise) throw new Error(`no exercise ${slug}`);
  return exercise;
};

describe("typed values", () => {
  it("come back as the answers they were made from, for every exercise", () => {
    for (const exercise of listExercises()) {
      fc.assert(
        fc.property(arbitraryAnswers(partnerFields(exercise)), (answers) => {
          for (const field of partnerFields(exercise)) {
            const answer = answers[field.name];
            const blank = typeof answer === "string" && answer.trim() === "";
            const noTime = answer === 0 && field.type !== "scale";
            if (answer === undefined || blank || noTime) continue;
            const typed = typeof answer === "object" ? answer : typedText(field, answer);
            const given =
              typeof answer === "object" ? answer.filter((one: string) => one.trim() !== "") : answer;
            expect(readTyped(field, typed)).toEqual(
              typeof given === "object" && given.length === 0 ? null : given,
            );
          }
        }),
        { numRuns: 60 },
      );
    }
  });

  it("turn blank and missing into no answer, and keep a 0 on a scale", () => {
    const [text, , scale] = given("two-truths-map").fields;
    if (!text || !scale) throw new Error("fields");
    expect(readTyped(text, "   ")).toBeNull();
    expect(readTyped(text, undefined)).toBeNull();
    expect(readTyped(scale, "0")).toBe(0);
    expect(readTyped(scale, "not-sure")).toBe("not_sure");
    const timer = given("touch-no-agenda").fields.find((field) => field.type === "timer");
    if (!timer) throw new Error("timer");
    expect(readTyped(timer, "0")).toBeNull();
    expect(readTyped(timer, "90")).toBe(90);
  });

  it("leave nonsense for the exercise's own schema to refuse", () => {
    const exercise = given("two-truths-map");
    const scale = exercise.fields.find((field) => field.type === "scale");
    if (!scale) throw new Error("scale");
    const answer = readTyped(scale, "eleven");
    expect(answersSchema(exercise).safeParse({ [scale.name]: answer }).success).toBe(false);
  });
});
