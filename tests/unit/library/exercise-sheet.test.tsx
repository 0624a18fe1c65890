import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { classGates } from "#lib/couples/gates";
import { blankExercise } from "#lib/exercises/blank-exercise";
import { draftFaults } from "#lib/exercises/draft-faults";
import { listExercises } from "#lib/exercises/queries";
import { audienceOfField, clinicianFields } from "#lib/exercises/rules";
import { drawn } from "#tests/support/drawn";
import { textOf } from "#tests/unit/chart/read-markup";
import { CoupleSide } from "../../../app/(clinician)/library/[slug]/_components/couple-side";
import { DraftGaps } from "../../../app/(clinician)/library/[slug]/_components/draft-gaps";
import { EvidenceList } from "../../../app/(clinician)/library/[slug]/_components/evidence-list";
import { GateList } from "../../../app/(clinician)/library/[slug]/_components/gate-list";
import { QuestionList } from "../../../app/(clinician)/library/[slug]/_components/question-list";

describe("the sheet of a draft with gaps", () => {
  it("says what is missing where, in words", () => {
    const faults = draftFaults(blankExercise("own-walk", "A walk"));
    const text = textOf(renderToStaticMarkup(<DraftGaps faults={faults} />));
    expect(text).toContain("Steps 1: Write something here.");
    expect(text).toContain("Quality cue: Write something here.");
    expect(text).not.toMatch(/undefined|NaN|\bnull\b/);
  });
});

const exercises = listExercises().map((one) => [one.slug, one] as const);
const count = (text: string, part: string) => text.split(part).length - 1;

describe.each(exercises)("the sheet of %s", (_slug, exercise) => {
  it("shows a partner's questions as they will meet them, and nothing of the therapist's", async () => {
    const markup = await drawn(<CoupleSide exercise={exercise} />);
    const text = textOf(markup);
    const asked = exercise.fields.filter((field) => field.clinicianOnly !== true);
    for (const field of asked) {
      expect(text).toContain(field.label);
      expect(text).toContain(field.why);
      expect(text).toContain(audienceOfField(field));
      if ("options" in field) for (const option of field.options) expect(text).toContain(option.label);
      if ("piles" in field) {
        for (const pile of field.piles)
          expect(count(text, pile.label)).toBeGreaterThanOrEqual(field.options.length);
      }
    }
    expect(count(markup, "<li class=")).toBe(asked.length);
    for (const field of clinicianFields(exercise)) expect(text).not.toContain(field.label);
    if (exercise.stopLine !== null) {
      expect(count(text, exercise.stopLine)).toBe(asked.length);
    }
  });

  it("takes no press and no focus in the picture of the couple's side", async () => {
    const markup = await drawn(<CoupleSide exercise={exercise} />);
    const before = markup.slice(0, markup.indexOf('data-shell="couple"'));
    expect(before).toMatch(/<div inert="" $/);
    expect(before).not.toMatch(/<(input|button|textarea|a) /);
  });

  it("says of each question how it is answered and who will see it", () => {
    const text = textOf(renderToStaticMarkup(<QuestionList fields={exercise.fields} />));
    for (const field of exercise.fields) expect(text).toContain(field.label);
    expect(count(text, "Step ")).toBeGreaterThanOrEqual(exercise.fields.length);
  });

  it("holds every gate and every line of evidence, the grade of this form in words", () => {
    const byClass = classGates({ exerciseClass: "J", explicitness: 1 });
    const gates = textOf(renderToStaticMarkup(<GateList exercise={exercise} byClass={byClass} />));
    for (const gate of exercise.gates) expect(gates).toContain(gate.text);
    expect(gates).toContain("Stop at home, check first in sessionNot yet screened alone");
    expect(gates).toContain("Check firstSituational, low-severity violence without fear");
    const evidence = textOf(renderToStaticMarkup(<EvidenceList evidence={exercise.evidence} />));
    for (const item of exercise.evidence.parent) expect(evidence).toContain(item.text);
    expect(evidence).not.toMatch(/\bPLAUS\b/);
    if (exercise.evidence.thisForm.grade === "PLAUS") expect(evidence).toContain("Reasoned, untested");
    expect(count(evidence, "Unsure:")).toBe(exercise.evidence.parent.filter((item) => item.unsure).length);
  });
});
