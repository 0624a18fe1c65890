import { describe, expect, it } from "vitest";
import { listExercises } from "#lib/exercises/queries";
import { LISTED_FROM, leadMechanisms } from "#lib/exercises/rules";
import { EVIDENCE_GRADES, MECHANISMS } from "#lib/exercises/types";
import {
  answerInWords,
  audienceOf,
  marksOf,
  optionsOf,
} from "../../../app/(clinician)/_components/exercise-field-words";
import { gateInWords } from "../../../app/(clinician)/_components/exercise-gate-words";
import {
  doseInWords,
  GRADE_LABEL,
  minutesInWords,
  namedMechanisms,
  sharesOf,
  stagesInWords,
} from "../../../app/(clinician)/_components/exercise-words";

const exercise = (slug: string) => {
  const found = listExercises().find((one) => one.slug === slug);
  if (!found) throw new Error(`No exercise ${slug}`);
  return found;
};
const field = (slug: string, name: string) => {
  const found = exercise(slug).fields.find((one) => one.name === name);
  if (!found) throw new Error(`No field ${name}`);
  return found;
};

describe("an exercise in words", () => {
  it("says its stages, minutes and dose", () => {
    expect(stagesInWords(["early", "middle"])).toBe("Early, middle");
    expect(minutesInWords({ min: 10, typical: 15, max: 30 })).toBe("10 to 30, as a rule 15");
    expect(minutesInWords({ min: 5, typical: 5, max: 5 })).toBe("5");
    const once = { times: 1, enough: 1, per: "once" } as const;
    expect(doseInWords(once)).toBe("Once.");
    expect(doseInWords(once, { unit: "day", times: 7 })).toBe("Once, over 7 days.");
    expect(doseInWords(once, { unit: "log", times: 14, perDay: 3 })).toBe(
      "Once, in up to 14 entries, 3 a day at most.",
    );
    expect(doseInWords(once, { unit: "time", times: 3 })).toBe("Once, in up to 3 tries.");
    expect(doseInWords({ times: 7, enough: 4, per: "week" })).toBe("7 times a week; 4 times is enough.");
    expect(doseInWords({ times: 3, enough: 1, per: "four_months" })).toBe(
      "3 times in four months; once is enough.",
    );
  });

  it("has a word for every evidence grade, and calls a reasoned form untested", () => {
    for (const grade of EVIDENCE_GRADES) expect(GRADE_LABEL[grade]).toMatch(/^[A-Z][a-z]/);
    expect(GRADE_LABEL.PLAUS).toBe("Reasoned, untested");
  });

  it.each(listExercises().map((one) => [one.slug, one] as const))(
    "%s is named under its leads, and under what the filter finds it by",
    (_slug, one) => {
      const named = namedMechanisms(one.weights);
      for (const lead of leadMechanisms(one.weights)) expect(named).toContain(lead);
      const found = MECHANISMS.filter((mechanism) => one.weights[mechanism] >= LISTED_FROM);
      expect(named.toSorted()).toEqual([...new Set([...found, ...leadMechanisms(one.weights)])].sort());
      expect(sharesOf(one.weights).reduce((sum, share) => sum + share.percent, 0)).toBe(100);
    },
  );
});

describe("a question in words", () => {
  it.each([
    ["urge-wave", "urge_start", "A rating from 0 (Hardly there) to 10 (As strong as it gets), or not sure"],
    ["urge-wave", "wait", "A timer of 10, 15, 20 or 30 minutes"],
    ["urge-wave", "expected", "One line, up to 140 characters"],
    ["urge-wave", "pull", "One of 8"],
    ["kind-outsider", "facts", "Free text, up to 4000 characters"],
    ["touch-no-agenda", "timer", "A timer of 5 minutes, run twice with a swap between"],
    ["touch-no-agenda", "agreement_kept", "Yes or no"],
    ["speak-listen-swap", "turns", "Taking turns: 2 rounds, 2 minutes each"],
    ["name-it-first", "words", "Up to 3 of 15"],
    ["values-compass", "cards", "26 cards on 3 piles"],
    ["values-compass", "top3", "3 of 26, in order"],
    ["kind-no-warm-yes", "practice", "Taking turns: 2 rounds, 3 minutes each"],
    ["pause-pact", "my_signs", "A checklist: any number of 10"],
  ])("says how %s %s is answered", (slug, name, words) => {
    expect(answerInWords(field(slug, name))).toBe(words);
  });

  it("lists the options a partner picks from", () => {
    expect(optionsOf(field("softer-reach", "answer"))).toEqual(["Yes", "Partly", "Not yet"]);
    expect(optionsOf(field("urge-wave", "expected"))).toEqual([]);
  });

  it("repeats the promise the partner reads, and makes none for what the therapist fills in", () => {
    expect(audienceOf(field("name-it-first", "body_spot"))).toBe("Only you can see what you write here.");
    expect(audienceOf(field("softer-reach", "therapist_event"))).toMatch(/^You fill this in\./);
  });

  it("marks what counts and what is never shared by default", () => {
    expect(marksOf(field("touch-no-agenda", "agreement_kept"))).toEqual([
      "Counts towards done. It can still be skipped.",
      "About safety: never shared by default.",
    ]);
    expect(marksOf(field("urge-wave", "expected"))).toEqual([]);
  });
});

describe("a gate in words", () => {
  const wordsOf = (slug: string) =>
    exercise(slug).gates.map((gate) => gateInWords(gate, exercise(slug).fields));

  it("tells a stop from a check and from what the therapist alone can judge", () => {
    expect(wordsOf("urge-wave").map((gate) => gate.firmness)).toEqual([
      "Your judgement",
      "Stop",
      "Check first",
      "Your judgement",
    ]);
  });

  it("names what it reads", () => {
    expect(wordsOf("two-truths-map")[0]?.basis).toBe(
      "Applies when indicator D1 is 7 or more for either partner.",
    );
    expect(wordsOf("softer-reach")[0]?.basis).toBe(
      "Applies when tension in the weekly check-in is above 6 for either partner.",
    );
    expect(wordsOf("touch-no-agenda")[0]?.basis).toBe(
      "Applies when the answer to “Did you both keep to what you agreed?” is “No”.",
    );
    expect(wordsOf("plain-ask")[0]?.basis).toBe(
      "Applies when the answer to “When your partner asked you, how free did you feel to say no?” is 3 or less.",
    );
    expect(wordsOf("offer-audit")[0]?.basis).toBe(
      "Applies when the answer to “How free did you feel to do something else?” is 3 or less, in an entry where “What was it?” includes “Sex”.",
    );
    expect(wordsOf("kind-outsider")[1]?.basis).toBe(
      "Gate G04: Sexual coercion now, or no safe way to say no.",
    );
  });

  it("has no more to say where the therapist alone can judge", () => {
    expect(wordsOf("urge-wave")[0]?.basis).toBeNull();
  });
});
