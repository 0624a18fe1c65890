import { describe, expect, it } from "vitest";
import { catalogue } from "#lib/exercises/catalogue/index";
import { readingGrade, wordsOf } from "#lib/exercises/reading-grade";
import { audienceLine, coupleText, partnerFields } from "#lib/exercises/rules";
import { STOP_LINE, VISIBILITIES } from "#lib/exercises/types";

const average = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const averageGrade = (texts: readonly string[]) => average(texts.map(readingGrade));

/** Words the couple never meets. Source: sessions paper, section 5, and the voice of the product. */
const BANNED = [
  /\b(husband|wife|wives|husbands|spouse)\b/i,
  /\b(he|she|him|her|his|hers|man|woman|men|women)\b/i,
  /\b(should|fail|fails|failed|failure|missed|overdue|streaks?|non-?complian\w+|complian\w+)\b/i,
  /\b(pursuer|avoider|needy|clingy|cold)\b/i,
  /\b(dysfunction\w*|toxic|codependen\w+|addict\w*)\b/i,
  /\b(intercourse|foreplay|low libido|libido|frigid|impotent|high-maintenance)\b/i,
  /\b(rejection|rejected|refusals?|giving it up)\b/i,
  /\b(score|scores|grades?|graded|badges?)\b/i,
  /\b(counsell?or|clinician|patient|client)\b/i,
  /\b(penis|vagina|erection|breasts?)\b/i,
  /\b(dissonance|attachment|regulation|mechanism)\b/i,
];

/** Prompts that would ask the partner for proof, and so feed the loop. */
const SOLICITS = [
  /ask your partner (if|whether) they (still )?(love|want|like)/i,
  /(did|do) (i|you) do well\?/i,
  /how (good|was) (was )?the sex/i,
  /your partner has (finished|answered)/i,
];

const bannedIn = (text: string) => [...BANNED, ...SOLICITS].filter((pattern) => pattern.test(text));

describe("the wording check", () => {
  it.each([
    "Tell your husband.",
    "You failed this step.",
    "This is overdue.",
    "Keep your streak.",
    "Start with foreplay.",
    "Are you needy or clingy?",
    "A toxic pattern.",
    "She feels frigid.",
    "You should try.",
    "Ask your partner if they still love you.",
  ])("catches: %s", (text) => {
    expect(bannedIn(text)).not.toEqual([]);
  });

  it("lets plain words through", () => {
    expect(bannedIn("You can stop at any time. Your partner can too.")).toEqual([]);
  });
});

describe.each(catalogue)("the words of $slug", (exercise) => {
  it("hold none that is banned", () => {
    for (const text of coupleText(exercise)) expect(bannedIn(text), text).toEqual([]);
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

  it("read at grade 8 or less in every message over five words", () => {
    for (const text of coupleText(exercise)) {
      if (wordsOf(text).length > 5) expect(readingGrade(text), text).toBeLessThanOrEqual(8);
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
  it("read at grade 8 or less", () => {
    for (const line of [STOP_LINE, ...VISIBILITIES.map(audienceLine)]) {
      expect(readingGrade(line), line).toBeLessThanOrEqual(8);
      expect(bannedIn(line)).toEqual([]);
    }
  });
});
