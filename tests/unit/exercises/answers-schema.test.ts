import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersSchema } from "#lib/exercises/answers-schema";
import { catalogue } from "#lib/exercises/catalogue/index";
import { findExercise } from "#lib/exercises/queries";
import { clinicianFields, partnerFields } from "#lib/exercises/rules";
import type { Exercise } from "#lib/exercises/types";
import { arbitraryAnswers } from "#tests/unit/exercises/arbitrary-answers";

function known(slug: string): Exercise {
  const exercise = findExercise(slug);
  if (exercise === null) throw new Error(`no exercise ${slug}`);
  return exercise;
}

const accepts = (slug: string, answers: unknown) => answersSchema(known(slug)).safeParse(answers).success;

describe("answers", () => {
  it.each(catalogue)("of $slug may be none at all", (exercise) => {
    expect(answersSchema(exercise).parse({})).toEqual({});
  });

  it.each(catalogue)("of $slug pass through unchanged, whatever was skipped", (exercise) => {
    const schema = answersSchema(exercise);
    fc.assert(
      fc.property(arbitraryAnswers(partnerFields(exercise)), (answers) => {
        expect(schema.parse(answers)).toEqual(answers);
      }),
      { numRuns: 50 },
    );
  });

  it.each(catalogue)("of $slug refuse a key that is no field", (exercise) => {
    const schema = answersSchema(exercise);
    for (const key of ["unknown", "Belief_A", "constructor", "toString", ""]) {
      expect(schema.safeParse({ [key]: "x" }).success).toBe(false);
    }
    expect(schema.safeParse(JSON.parse('{"__proto__": "x"}')).success).toBe(false);
  });

  it("refuse what is not an object", () => {
    for (const value of [null, undefined, "x", 1, [], [1]]) expect(accepts("urge-wave", value)).toBe(false);
  });

  it("take whole numbers 0 to 10 or not_sure on a scale", () => {
    for (const value of [0, 7, 10, "not_sure"])
      expect(accepts("urge-wave", { urge_start: value })).toBe(true);
    for (const value of [-1, 11, 5.5, "7", "", null, Number.NaN, true, [5]]) {
      expect(accepts("urge-wave", { urge_start: value })).toBe(false);
    }
  });

  it("refuse signs that cannot be seen or turn the text round, and take what belongs to a script or an emoji", () => {
    for (const sign of ["\u0000", "\u0007", "\u202a", "\u202e", "\u2066", "\u2069", "\ud83d", "\ude00"]) {
      for (const slug of ["urge-wave", "kind-outsider"]) {
        const field = slug === "urge-wave" ? "expected" : "facts";
        const parsed = answersSchema(known(slug)).safeParse({ [field]: `we${sign}talk` });
        expect([sign, parsed.error?.issues.map(({ message }) => message)]).toEqual([
          sign,
          ["There is a sign in here that cannot be seen. Please type it anew."],
        ]);
      }
    }
    for (const text of ["👩‍👩‍👧 hug", "שלום ‏(כן)", "می‌خواهم", "one\ttwo", "😀"]) {
      expect([text, accepts("urge-wave", { expected: text })]).toEqual([text, true]);
    }
  });

  it("take 140 characters for a short text and 4000 for a long one", () => {
    expect(accepts("urge-wave", { expected: "x".repeat(140) })).toBe(true);
    expect(accepts("urge-wave", { expected: "x".repeat(141) })).toBe(false);
    expect(accepts("urge-wave", { expected: 5 })).toBe(false);
    expect(accepts("kind-outsider", { facts: "x".repeat(4000) })).toBe(true);
    expect(accepts("kind-outsider", { facts: "x".repeat(4001) })).toBe(false);
  });

  it("take a choice from its options only", () => {
    expect(accepts("urge-wave", { chose: "let_go" })).toBe(true);
    expect(accepts("urge-wave", { chose: "Let it go" })).toBe(false);
    expect(accepts("urge-wave", { chose: ["let_go"] })).toBe(false);
  });

  it("take picks from their options, each once, up to the most allowed", () => {
    expect(accepts("name-it-first", { "words.1": ["sad", "hurt", "tense"] })).toBe(true);
    expect(accepts("name-it-first", { "words.1": [] })).toBe(true);
    expect(accepts("name-it-first", { "words.1": ["sad", "hurt", "tense", "numb"] })).toBe(false);
    expect(accepts("name-it-first", { "words.1": ["sad", "sad"] })).toBe(false);
    expect(accepts("name-it-first", { "words.1": ["glorious"] })).toBe(false);
    expect(accepts("name-it-first", { "words.1": "sad" })).toBe(false);
    expect(accepts("pause-pact", { my_signs: ["loud", "quiet", "blank", "tears"] })).toBe(true);
    expect(accepts("pause-pact", { my_signs: ["none"] })).toBe(false);
  });

  it("take yes or no", () => {
    for (const value of ["yes", "no"]) expect(accepts("pause-pact", { "used.1": value })).toBe(true);
    for (const value of [true, "Yes", "", 1]) expect(accepts("pause-pact", { "used.1": value })).toBe(false);
  });

  it("take whole seconds of a timer, none below 0 or above a day", () => {
    for (const [slug, name] of [
      ["urge-wave", "wait"],
      ["daily-stress-share", "turns.1"],
    ] as const) {
      for (const value of [0, 600, 86_400]) expect(accepts(slug, { [name]: value })).toBe(true);
      for (const value of [-1, 1.5, 86_401, "600"]) expect(accepts(slug, { [name]: value })).toBe(false);
    }
  });

  it("keep the therapist's field out of a partner's answers", () => {
    const softer = known("softer-reach");
    expect(accepts("softer-reach", { therapist_event: "seen" })).toBe(false);
    const forTherapist = answersSchema(softer, clinicianFields(softer));
    expect(forTherapist.parse({ therapist_event: "seen" })).toEqual({ therapist_event: "seen" });
    expect(forTherapist.safeParse({ felt_met: 7 }).success).toBe(false);
  });

  it("say in plain words what is wrong, beside the field", () => {
    const result = answersSchema(known("urge-wave")).safeParse({
      urge_start: 12,
      expected: "x".repeat(200),
      chose: "?",
      wait: -5,
      stray: "my own private words",
    });
    const told = result.error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    expect(told?.toSorted()).toEqual([
      ": This is not one of the questions here.",
      "chose: Please choose from the list.",
      "expected: Please keep this to 140 characters.",
      "urge_start: Please choose a number from 0 to 10, or not sure.",
      "wait: That is not a time.",
    ]);
  });
});
