import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateDone } from "#lib/exercises/evaluate";
import { findExercise, listExercises } from "#lib/exercises/queries";
import { partnerFields } from "#lib/exercises/rules";
import { isAboveCeiling } from "#lib/homework/policy";
import {
  answeredCount,
  isStrained,
  isTaskDone,
  openQuestions,
  outcomeKept,
  questionPages,
  tooLittle,
} from "#lib/homework/rules";
import { asTaskExercise, minutesOf } from "#lib/homework/task-exercise";
import { arbitraryAnswers } from "../exercises/arbitrary-answers.ts";

const given = (slug: string) => {
  const exercise = findExercise(slug, 1);
  if (!exercise) throw new Error(`no exercise ${slug}`);
  return exercise;
};
const check = (useful: number | null, upset: number | null, again: number | null) => ({
  useful,
  upset,
  again,
});

describe("questionPages", () => {
  it("asks every question once, in order, and reads every step once before or after them", () => {
    for (const exercise of listExercises()) {
      const asked = asTaskExercise(exercise);
      const { pages, closing } = questionPages(asked);
      expect(pages.map((page) => page.field.name)).toEqual(asked.fields.map((field) => field.name));
      expect(pages.map((page) => page.place)).toEqual(asked.fields.map((_, index) => index + 1));
      // In the later entries of a repeated exercise the steps of an entry are read again.
      const once = pages.filter(({ field }) => (field.entry ?? 1) === 1);
      expect([...once.flatMap((page) => page.steps), ...closing]).toEqual(asked.steps);
    }
  });

  it("puts the instructions up to a question before it, and none twice", () => {
    const { pages, closing } = questionPages(asTaskExercise(given("two-truths-map")));
    expect(pages[0]?.steps).toHaveLength(2);
    expect(pages[3]?.steps).toEqual([]);
    expect(closing).toEqual([]);
  });

  it.each([
    ["speak-listen-swap", 2, 7],
    ["kind-no-warm-yes", 3, 5],
    ["support-not-answer", 5, 5],
    ["daily-stress-share", 2, 6],
  ])("tells both what they do in each turn of %s: steps %i to %i", (slug, first, last) => {
    const asked = asTaskExercise(given(slug));
    const { pages } = questionPages(asked);
    const turns = pages.find(({ field }) => field.type === "turns");
    expect(turns?.turnSteps).toEqual(asked.steps.slice(first - 1, last));
    for (const page of pages) if (page.field.type !== "turns") expect(page.turnSteps).toEqual([]);
  });

  it("reads what each answers after the turns with its own question, once", () => {
    const { pages } = questionPages(asTaskExercise(given("support-not-answer")));
    const rated = pages.find(({ field }) => field.name === "felt_cared");
    expect(rated?.steps).toEqual([expect.stringMatching(/^Each of you rates how cared for you felt/)]);
  });

  it("reads with the turns of an evening what belongs to that evening, however many there are", () => {
    const asked = asTaskExercise(given("daily-stress-share"));
    const turns = questionPages(asked).pages.filter(({ field }) => field.type === "turns");
    expect(turns).toHaveLength(5);
    for (const page of turns) expect(page.turnSteps).toEqual(turns[0]?.turnSteps);
  });
});

describe("what is done and what is open", () => {
  it("names nothing where the rule is met, and never a question that was answered with a no", () => {
    for (const exercise of listExercises()) {
      const asked = asTaskExercise(exercise);
      fc.assert(
        fc.property(arbitraryAnswers(partnerFields(exercise)), (answers) => {
          const open = openQuestions(asked, false, answers);
          if (evaluateDone(exercise.done, answers)) expect(open).toEqual([]);
          for (const field of open) {
            if (field.type === "yesno") expect(answers[field.name]).toBeUndefined();
          }
        }),
        { numRuns: 60 },
      );
    }
  });

  it("calls the two-minute version done with one answer, and open with none", () => {
    const asked = asTaskExercise(given("two-truths-map"));
    expect(isTaskDone(asked, true, {})).toBe(false);
    expect(openQuestions(asked, true, {})).toHaveLength(asked.fields.length);
    expect(isTaskDone(asked, true, { saves_me: "x" })).toBe(true);
    expect(isTaskDone(asked, false, { saves_me: "x" })).toBe(false);
  });

  it("lists each way out of an either-or rule", () => {
    const asked = asTaskExercise(given("affirm-first"));
    expect(openQuestions(asked, false, {}).map((field) => field.name)).toEqual([
      "writing_time",
      "why_matters",
    ]);
    expect(openQuestions(asked, false, { writing_time: 480 })).toEqual([]);
  });

  it("says how much is missing of an answer that is there, and of none that is not", () => {
    const list = asTaskExercise(given("private-yes-no-maybe"));
    const cards = list.fields.flatMap((field) =>
      field.type === "sort" ? field.options.map(({ value }) => `${value}=no`) : [],
    );
    const sorted = (count: number) => [...tooLittle(list, { list: cards.slice(0, count) })];
    expect(sorted(14)).toEqual([["list", { unit: "cards", least: 20, have: 14 }]]);
    expect(sorted(20)).toEqual([]);
    expect([...tooLittle(list, {})]).toEqual([]);
    const either = asTaskExercise(given("affirm-first"));
    expect(tooLittle(either, { writing_time: 130, why_matters: "one two" })).toEqual(
      new Map([
        ["writing_time", { unit: "minutes", least: 8, have: 2 }],
        ["why_matters", { unit: "words", least: 80, have: 2 }],
      ]),
    );
    expect([...tooLittle(either, { writing_time: 480, why_matters: "one two" })]).toEqual([]);
  });

  it("counts a 0 and not sure as answers, and blank text as none", () => {
    const { fields } = asTaskExercise(given("two-truths-map"));
    expect(answeredCount(fields, { belief_a: "  ", belief_a_true: 0, discomfort: "not_sure" })).toBe(2);
  });

  it("keeps complete only where the rule is met", () => {
    expect(outcomeKept("complete", true)).toBe("complete");
    expect(outcomeKept("complete", false)).toBe("stopped");
    expect(outcomeKept("stopped", true)).toBe("stopped");
  });
});

// Measures paper, section 6, example 16.
describe("the check after an exercise", () => {
  it("gives the worked example: held", () => {
    const [a, b] = [check(8, 2, 9), check(5, 7, 3)];
    expect(isStrained(b)).toBe(true);
    expect(isStrained(a)).toBe(false);
  });

  it("draws each line exactly where the paper does, and says nothing without the answers", () => {
    expect(isStrained(check(null, 6, null))).toBe(false);
    expect(isStrained(check(null, null, null))).toBe(false);
  });
});

describe("a ceiling", () => {
  it("lets pass what goes as far, and no further", () => {
    expect(isAboveCeiling({ explicitness: 2 }, 2)).toBe(false);
    expect(isAboveCeiling({ explicitness: 2 }, 1)).toBe(true);
  });
});

describe("what a partner gets of an exercise", () => {
  it("leaves out what is for the therapist", () => {
    for (const exercise of listExercises()) {
      const text = JSON.stringify(asTaskExercise(exercise));
      expect(text).not.toContain(exercise.qualityCue);
      for (const gate of exercise.gates) expect(text).not.toContain(gate.text);
      expect(text).not.toContain("clinicianOnly");
    }
  });

  it("says how long the version given takes", () => {
    expect(minutesOf(given("two-truths-map"), false)).toBe(15);
    expect(minutesOf(given("two-truths-map"), true)).toBe(2);
  });
});
