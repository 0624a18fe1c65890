import { describe, expect, it } from "vitest";
import { listExercises } from "#lib/exercises/queries";
import { exerciseDraftSchema } from "#lib/exercises/schema";
import type { Exercise } from "#lib/exercises/types";
import { changesBetween } from "#lib/exercises/version-changes";
import { placeOfPath } from "../../../app/(clinician)/_components/exercise-part-words";
import { sumInWords } from "../../../app/(clinician)/library/[slug]/edit/_components/weight-words";
import { changesInWords } from "../../../app/(clinician)/library/[slug]/history/_components/change-words";
import { importedInWords } from "../../../app/(clinician)/library/import/file-words";

const found = listExercises().find(({ slug }) => slug === "plain-ask");
if (!found) throw new Error("the catalogue lacks the exercise these tests are about");
const before: Exercise = found;
const wordsTo = (after: Exercise) => changesInWords(changesBetween(before, after), before, after);

describe("what changed between two versions", () => {
  it("is told by the place a therapist knows, with the words before and after", () => {
    const after = {
      ...before,
      title: "A plain ask",
      weights: { ...before.weights, regulation: 0.2, communication: 0.4 },
      steps: before.steps.with(2, "Name one thing."),
      fields: before.fields.map((field) => (field.name === "ask" ? { ...field, label: "Your ask?" } : field)),
    };
    expect(wordsTo(after)).toEqual([
      { place: "Title", before: before.title, after: "A plain ask" },
      { place: "What it works on, Regulation", before: "0", after: "0.2" },
      { place: "What it works on, Communication", before: "0.6", after: "0.4" },
      { place: "Step 3", before: before.steps[2], after: "Name one thing." },
      { place: "Question 3, words", before: "What is your plain ask?", after: "Your ask?" },
    ]);
  });

  it("names a question that came or went by its words, and a choice by its label", () => {
    const [first, second, ...rest] = before.fields;
    if (!first || second?.type !== "choice") throw new Error("the exercise is another one now");
    const after = {
      ...before,
      fields: [{ ...second, options: second.options.slice(1) }, ...rest],
    };
    const words = wordsTo(after);
    expect(words).toContainEqual({ place: "Question 1", before: first.label, after: null });
    expect(words.find(({ place }) => place.includes("choice"))).toMatchObject({ after: null });
  });

  it("shows a text as it was written, whatever it begins with", () => {
    for (const title of ["{", "{not JSON}", '{"label": "No"}', "[1", "true", "null"]) {
      expect(wordsTo({ ...before, title })).toEqual([{ place: "Title", before: before.title, after: title }]);
    }
    const gates = [{ text: "{ look first }", machine: null }];
    expect(wordsTo({ ...before, gates: [...before.gates, ...gates] })[0]?.after).toBe("{ look first }");
  });

  it("says yes and no for what is ticked", () => {
    expect(wordsTo({ ...before, sessionFirst: true })).toEqual([
      { place: "Taught in a session first", before: "No", after: "Yes" },
    ]);
  });
});

describe("the name of a place", () => {
  it.each([
    ["title", "Title"],
    ["fields.1.label", "Question 2, words"],
    ["fields.0.options.2.label", "Question 1, choice 3, words"],
    ["weights.regulation", "What it works on, Regulation"],
    ["steps.3", "Step 4"],
    ["fields", "Questions"],
    ["evidence.parent.0.text", "Evidence, source 1, words"],
  ])("%s is %s", (path, words) => {
    expect(placeOfPath(path)).toBe(words);
  });

  it("is known for every place where a draft from nothing has a fault", () => {
    const empty = exerciseDraftSchema.parse({ ...before, steps: [], fields: [], aim: "" });
    for (const key of Object.keys(empty)) expect(placeOfPath(key)).not.toBe("This exercise");
  });
});

describe("other words", () => {
  it("say of the weights what is missing or too much", () => {
    expect(sumInWords(100)).toBe("The sum is 1.00, as it has to be.");
    expect(sumInWords(90)).toBe("The sum is 0.90. It has to be 1.00: 0.10 is missing.");
    expect(sumInWords(105)).toBe("The sum is 1.05. It has to be 1.00: 0.05 is too much.");
  });

  it("say what an import brought, and which title was there already", () => {
    expect(importedInWords([{ title: "A walk", slug: "own-a-walk", renamed: false }])).toBe(
      "1 exercise is here as a draft of your own: “A walk”.",
    );
    expect(
      importedInWords([
        { title: "A walk", slug: "own-a-walk-2", renamed: true },
        { title: "=1+1", slug: "own-1-1", renamed: false },
      ]),
    ).toBe(
      "2 exercises are here as drafts of your own: “A walk” and “=1+1”. There was one of the same title already for “A walk” (kept as own-a-walk-2); both stay.",
    );
  });
});
