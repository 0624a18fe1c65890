import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { draftFaults } from "#lib/exercises/draft-faults";
import { findExercise, listExercises } from "#lib/exercises/queries";
import type { Exercise } from "#lib/exercises/types";
import { textOf } from "#tests/unit/chart/read-markup";
import { DeskProvider } from "../../../app/(clinician)/library/[slug]/edit/_components/draft-context";
import { easierWords } from "../../../app/(clinician)/library/[slug]/edit/_components/easier-words";
import { QuestionsPart } from "../../../app/(clinician)/library/[slug]/edit/_components/question-card";
import { TextList } from "../../../app/(clinician)/library/[slug]/edit/_components/text-list";

const HARD =
  "Subsequently articulate the underlying interpretation characterising your particular vulnerability.";
const TOLD = /This reads at school grade \d+\. Couples read up to grade 8 with ease/;

const desk = (draft: Exercise) => ({ draft, faults: {}, type: () => undefined, press: () => undefined });
const drawn = (draft: Exercise, part: React.ReactNode) =>
  textOf(renderToStaticMarkup(<DeskProvider value={desk(draft)}>{part}</DeskProvider>));

describe("a text of one's own that reads hard", () => {
  const map = findExercise("two-truths-map");
  if (!map) throw new Error("the catalogue has lost an exercise");

  it("is told so beside it, in a step and in a question", () => {
    expect(easierWords(HARD)).toMatch(TOLD);
    const hard: Exercise = {
      ...map,
      steps: map.steps.with(0, HARD),
      fields: map.fields.map((field, index) => (index === 0 ? { ...field, label: HARD } : field)),
    };
    expect(drawn(hard, <TextList path="steps" one="Step" />)).toMatch(TOLD);
    expect(drawn(hard, <QuestionsPart />)).toMatch(TOLD);
    expect(drawn(map, <TextList path="steps" one="Step" />)).not.toMatch(TOLD);
    expect(drawn(map, <QuestionsPart />)).not.toMatch(TOLD);
  });

  it("can be published all the same", () => {
    expect(draftFaults({ ...map, steps: map.steps.with(0, HARD) })).toEqual([]);
  });

  it("is none of the built-in ones, and nothing of a few words", () => {
    for (const { steps, fields } of listExercises()) {
      for (const text of [...steps, ...fields.map(({ label }) => label)]) {
        expect(easierWords(text), text).toBeUndefined();
      }
    }
    expect(easierWords("Characterise vulnerability")).toBeUndefined();
    expect(easierWords("")).toBeUndefined();
  });
});
