import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blankExercise } from "#lib/exercises/blank-exercise";
import { cardOf } from "#lib/exercises/card";
import { catalogue } from "#lib/exercises/catalogue/index";
import { draftFaults, faultsByPlace } from "#lib/exercises/draft-faults";
import { exerciseDraftSchema, exerciseSchema } from "#lib/exercises/schema";
import type { Exercise } from "#lib/exercises/types";

const blank = blankExercise("own-walk", "A walk");

describe("a draft", () => {
  it("may have gaps, which an exercise may not, and can be listed with them", () => {
    expect(exerciseDraftSchema.parse(blank)).toEqual(blank);
    expect(exerciseSchema.safeParse(blank).success).toBe(false);
    expect(cardOf(blank)).toMatchObject({ title: "A walk", aim: "", blockedBy: "" });
  });

  it("is every exercise of the catalogue too, and those have no fault", () => {
    for (const exercise of catalogue) {
      expect(exerciseDraftSchema.parse(exercise)).toEqual(exercise);
      expect(draftFaults(exercise)).toEqual([]);
    }
  });

  it("needs a title, and holds nothing the form does not know", () => {
    expect(exerciseDraftSchema.safeParse({ ...blank, title: "  " }).success).toBe(false);
    expect(exerciseDraftSchema.safeParse({ ...blank, extra: 1 }).success).toBe(false);
    expect(exerciseDraftSchema.safeParse({ ...blank, aim: "<b>" }).success).toBe(false);
    expect(exerciseDraftSchema.safeParse({ ...blank, aim: "a\0b" }).success).toBe(false);
    expect(exerciseDraftSchema.safeParse({ ...blank, aim: "\ud800" }).success).toBe(false);
  });

  it("has an end", () => {
    const steps = Array.from({ length: 8 }, () => "a".repeat(4000));
    const adaptations = Array.from({ length: 20 }, () => "b".repeat(4000));
    expect(exerciseDraftSchema.safeParse({ ...blank, steps, adaptations }).success).toBe(false);
  });

  it("is refused with a sentence where its done rule is nested too deep to be read", () => {
    const done: unknown = JSON.parse(`${'{"op":"all","rules":['.repeat(5000)}${"]}".repeat(5000)}`);
    expect(
      exerciseDraftSchema.safeParse({ ...blank, done }).error?.issues.map(({ message }) => message),
    ).toEqual(["This is nested too deep to be read. Please make it simpler."]);
  });

  it("is told every place with its rule, and each gap once", () => {
    const places = faultsByPlace(draftFaults(blank));
    expect(places).toMatchObject({
      aim: ["Write something here."],
      "steps.0": ["Write something here."],
      "handout.0": ["Write something here."],
      fields: ["Add at least 1."],
      stages: ["Add at least 1."],
    });
    for (const sentences of Object.values(places)) {
      expect(new Set(sentences).size).toBe(sentences.length);
      for (const sentence of sentences) expect(sentence).toMatch(/\.$/);
    }
  });

  it("is judged without a crash, however much of it is missing", () => {
    const [whole] = catalogue;
    if (!whole) throw new Error("The catalogue is empty.");
    const keys = Object.keys(blank) as (keyof Exercise)[];
    fc.assert(
      fc.property(fc.constantFrom(...catalogue), fc.subarray(keys), (exercise, emptied) => {
        const draft = { ...exercise, ...Object.fromEntries(emptied.map((key) => [key, blank[key]])) };
        const faults = draftFaults(draft as Exercise);
        expect(faults.length === 0).toBe(exerciseSchema.safeParse(draft).success);
      }),
    );
  });
});
