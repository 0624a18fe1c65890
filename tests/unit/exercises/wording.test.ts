import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "#lib/exercises/catalogue/index";
import { findExercise } from "#lib/exercises/queries";
import { readingGrade, wordsOf } from "#lib/exercises/reading-grade";
import { audienceLine, coupleText, coupleTexts, partnerFields } from "#lib/exercises/rules";
import { exerciseSchema } from "#lib/exercises/schema";
import { STOP_LINE, VISIBILITIES } from "#lib/exercises/types";
import { WORDING_ADVICE, WORDING_RULES, wordingFaults } from "#lib/exercises/wording";
import { LABELLED, type Labelled, UNSEEN } from "#tests/unit/exercises/wording-set";

const average = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const averageGrade = (texts: readonly string[]) => average(texts.map(readingGrade));

function measured(set: readonly Labelled[]) {
  const found = set.map(([text, rule]) => ({ text, rule, faults: wordingFaults(text) }));
  const right = found.filter(({ rule, faults }) => rule !== null && faults.length > 0).length;
  const named = found.filter(({ faults }) => faults.length > 0).length;
  const bad = set.filter(([, rule]) => rule !== null).length;
  return { sentences: set.length, bad, precision: right / named, recall: right / bad };
}

describe("the wording rules", () => {
  // What they reach today; never lower.
  it.each([
    ["the sentences they were made with", LABELLED, 1, 1],
    ["sentences they were not made with", UNSEEN, 1, 0.96],
  ] as const)("on %s: precision and recall", (name, set, precision, recall) => {
    const reached = measured(set);
    console.log(
      `${name}: ${reached.sentences}, ${reached.bad} of them bad; precision ${reached.precision.toFixed(3)}, recall ${reached.recall.toFixed(3)}`,
    );
    expect(reached.precision).toBeGreaterThanOrEqual(precision);
    expect(reached.recall).toBeGreaterThanOrEqual(recall);
  });

  it("are measured on enough, with each rule among it and no sentence twice", () => {
    const all = [...LABELLED, ...UNSEEN];
    expect(all.filter(([, rule]) => rule === null).length).toBeGreaterThanOrEqual(30);
    expect(all.filter(([, rule]) => rule !== null).length).toBeGreaterThanOrEqual(30);
    expect(new Set(all.map(([text]) => text)).size).toBe(all.length);
    for (const one of WORDING_RULES) expect(all.some(([, rule]) => rule === one)).toBe(true);
    for (const one of WORDING_RULES) expect(WORDING_ADVICE[one]).not.toBe("");
  });

  it.each(LABELLED.filter(([, rule]) => rule !== null))("name what is wrong in: %s", (text, rule) => {
    const faults = wordingFaults(text);
    expect(faults.map((fault) => fault.rule)).toContain(rule);
    for (const { words, start } of faults) expect(text.slice(start, start + words.length)).toBe(words);
  });

  it("do not care for case or for what stands around a sentence", () => {
    fc.assert(
      fc.property(fc.constantFrom(...LABELLED), fc.boolean(), ([text], upper) => {
        const rules = (one: string) => wordingFaults(one).map(({ rule }) => rule);
        const around = `You can rest here. ${upper ? text.toUpperCase() : text} That is all.`;
        expect(rules(around)).toEqual(rules(text));
      }),
    );
  });

  it("find the same word in each of its forms, and each time", () => {
    for (const text of ["She fails.", "They failed.", "Failing", "a failure", "Failures"]) {
      expect(wordingFaults(text).map(({ rule }) => rule)).toContain("failure");
    }
    expect(wordingFaults("You should, or you shouldn't, or you shouldn’t.")).toHaveLength(3);
    expect(wordingFaults("")).toEqual([]);
  });
});

describe("an exercise with such words", () => {
  const ask = findExercise("plain-ask");
  const messages = (exercise: unknown) =>
    exerciseSchema
      .safeParse(exercise)
      .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

  it("cannot be published: the fault names the question and the rule", () => {
    const fields = ask?.fields.map((field) =>
      field.name === "ask" ? { ...field, why: "It is your fault that it stayed a hint." } : field,
    );
    expect(messages({ ...ask, fields })).toEqual([
      "fields.2.why: Wording of question ask (blame): “your fault”. Say what the loop does to you both.",
    ]);
  });

  it("is told of every place the couple reads, and of no place they do not", () => {
    const [first = "", ...steps] = ask?.steps ?? [];
    expect(messages({ ...ask, steps: [`${first} Ask your husband.`, ...steps] })).toEqual([
      'steps.0: Wording of line 1 of steps (gendered): “husband”. Say "your partner", "they", "the two of you".',
    ]);
    expect(messages({ ...ask, smaller: "Keep your streak." })?.[0]).toMatch(/^smaller: .*\(mark\)/);
    expect(messages({ ...ask, qualityCue: "The client was not compliant." })).toBeUndefined();
  });

  it("shows each text with its place", () => {
    for (const exercise of catalogue) {
      expect(coupleTexts(exercise).map(({ text }) => text)).toEqual(coupleText(exercise));
      for (const { path } of coupleTexts(exercise)) {
        const [part = ""] = path;
        expect(exercise).toHaveProperty(String(part));
      }
    }
  });
});

describe.each(catalogue)("the words of $slug", (exercise) => {
  it("hold none that is not to be met", () => {
    for (const text of coupleText(exercise)) expect(wordingFaults(text), text).toEqual([]);
  });

  it("are plain in the therapist's parts too", () => {
    const clinician = [
      exercise.qualityCue,
      ...exercise.gates.map((gate) => gate.text),
      ...exercise.adaptations,
    ];
    for (const text of clinician) {
      expect(text).not.toMatch(
        /\b(husband|wife|failed|overdue|streak|foreplay|frigid|needy|clingy|toxic|should)\b/i,
      );
    }
  });

  it("read at grade 8 or less in the steps, and 6 or less in the questions and reasons", () => {
    const fields = partnerFields(exercise);
    expect(averageGrade(exercise.steps)).toBeLessThanOrEqual(8);
    expect(averageGrade(fields.map((field) => field.label))).toBeLessThanOrEqual(6);
    expect(averageGrade(fields.map((field) => field.why))).toBeLessThanOrEqual(6);
  });

  it("read at grade 8 or less in every step, and 6 or less in every message over five words", () => {
    for (const { path, text } of coupleTexts(exercise)) {
      if (wordsOf(text).length <= 5) continue;
      expect(readingGrade(text), text).toBeLessThanOrEqual(path[0] === "steps" ? 8 : 6);
    }
  });

  it("ask one thing each, in one or two short lines", () => {
    for (const field of partnerFields(exercise)) {
      expect(field.label.length, field.label).toBeLessThanOrEqual(90);
      expect(field.why.length, field.why).toBeLessThanOrEqual(80);
    }
  });
});

describe("the fixed lines", () => {
  it("read at grade 6 or less", () => {
    for (const line of [STOP_LINE, ...VISIBILITIES.map(audienceLine)]) {
      expect(readingGrade(line), line).toBeLessThanOrEqual(6);
      expect(wordingFaults(line)).toEqual([]);
    }
  });
});
