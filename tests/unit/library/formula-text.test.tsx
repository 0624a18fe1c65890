import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { readExerciseFile, writeExerciseFile } from "#lib/exercises/exercise-file";
import { findExercise } from "#lib/exercises/queries";
import type { Exercise } from "#lib/exercises/types";
import { csvCell } from "#lib/release/released-csv";
import { textOf } from "#tests/unit/chart/read-markup";
import { ExerciseSheet } from "../../../app/(clinician)/library/[slug]/print/[kind]/_components/exercise-sheet";
import { Handout } from "../../../app/(clinician)/library/[slug]/print/[kind]/_components/handout";

const FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", '=HYPERLINK("x","y")'];

describe.each(FORMULAS)("a text that a spreadsheet would run, %s,", (formula) => {
  const map = findExercise("two-truths-map");
  if (!map) throw new Error("the catalogue has lost an exercise");
  const odd: Exercise = {
    ...map,
    title: formula,
    aim: formula,
    steps: map.steps.with(0, formula),
    handout: [formula],
    fields: map.fields.map((field, index) => (index === 0 ? { ...field, label: formula } : field)),
  };

  it("stays that text in a file and out of it", () => {
    const text = writeExerciseFile([{ exercise: odd, origin: null }]);
    expect(JSON.parse(text)).toMatchObject({ exercises: [{ title: formula, aim: formula }] });
    expect(readExerciseFile(text)).toEqual({ ok: true, exercises: [{ exercise: odd, origin: null }] });
  });

  it("stays that text on paper", () => {
    const count = (text: string) => text.split(formula).length - 1;
    expect(count(textOf(renderToStaticMarkup(<Handout exercise={odd} />)))).toBeGreaterThanOrEqual(5);
    const sheet = textOf(renderToStaticMarkup(<ExerciseSheet exercise={odd} byClass={[]} />));
    expect(count(sheet)).toBeGreaterThanOrEqual(3);
  });

  it("would be no formula in a cell", () => {
    expect(csvCell(formula).replace(/^"/, "")).toMatch(/^'/);
  });
});
