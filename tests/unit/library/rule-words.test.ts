import { describe, expect, it } from "vitest";
import { fieldsOfRule } from "#lib/exercises/evaluate";
import { listExercises } from "#lib/exercises/queries";
import type { DoneRule, Exercise, Field } from "#lib/exercises/types";
import { derivedInWords, doneInWords } from "../../../app/(clinician)/_components/exercise-rule-words";

const ONE = "One go counts as done when this holds:";
const ALL = "One go counts as done when all of these hold:";
const ANY = "One go counts as done when any one of these holds:";

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  "two-truths-map": [
    ALL,
    "“What does one part of you believe?” has an answer",
    "“What does the other part of you believe?” has an answer",
    "“How true does the first one feel?” has an answer",
    "“How true does the other one feel?” has an answer",
  ],
  "offer-audit": [
    ONE,
    "In 4 entries or more, “Did you offer, or say yes to, sex, touch or praise today?” has an answer",
  ],
  "staying-same-ledger": [
    ALL,
    "4 of these 6 have an answer: “How are things now, in one line?”, “What does it protect?”, “What does it cost you?”, “What does it cost your partner, as far as you know?”, “What might a change put at risk?” and “What might a change open up?”",
    "“Which two lines weigh the most for you?” has 2 picks or more",
  ],
  "values-compass": [
    ALL,
    "“Which three mean the most to you? Put the first one on top.” has 3 picks or more",
    "All 3 of these have an answer: “How close did last week come to your first one?”, “How close did last week come to your second one?” and “How close did last week come to your third one?”",
    "“What is your one small act this week?” has an answer",
  ],
  "affirm-first": [
    ANY,
    "The timer ran for 8 minutes or more: “Write for eight minutes. Stop when you like.”",
    "“Why does it mean so much to you? Add one time when it showed.” has 80 words or more",
  ],
  "daily-stress-share": [
    ONE,
    "In 3 entries or more, the timer ran for 11 minutes or more: “Ten minutes each. One speaks, one listens. Then swap.”",
  ],
  "urge-wave": [
    ALL,
    "“How strong is the pull?” has an answer",
    "The timer ran, for as long as wished: “How long will you ride it? You can stop when you like.”",
    "“How strong is the pull now?” has an answer",
  ],
  "speak-listen-swap": [
    ANY,
    "The timer ran for 8 minutes or more: “Two minutes each. Then swap. Two rounds.”",
    "All 4 of these have an answer: “First turn: did the one who spoke say yes, you got it?”, “Second turn: did the one who spoke say yes, you got it?”, “Third turn: did the one who spoke say yes, you got it?” and “Last turn: did the one who spoke say yes, you got it?”",
  ],
  "letter-to-a-friend-couple": [
    ALL,
    "“What would you write to them?” has 100 words or more",
    "“What small thing will you do this week that fits the letter?” has an answer",
  ],
  "good-enough-beliefs": [
    ALL,
    "“What is your good-enough rule?” has an answer",
    "“If you act on the new rule once, what will happen?” has an answer",
    "Either “What did happen?” has an answer, or “Seven days on: did you get to try it?” is answered “No chance yet”",
  ],
  "kind-no-warm-yes": [
    ONE,
    "The timer ran for 10 minutes or more: “Three minutes each. One asks, one says a kind no. Swap, then do it again.”",
  ],
  "seven-day-loop-log": [
    ANY,
    "In 3 entries or more, “What do you want to log?” is answered “I felt the pull”",
    "On 7 days or more, “What do you want to log?” has an answer",
  ],
  "name-it-first": [
    ONE,
    "In 4 entries or more, “Which words fit? Pick up to three.” has an answer, and “How strong is it?” has an answer, and “How strong is it now?” has an answer",
  ],
  "pause-pact": [
    ALL,
    "“What is your word or sign for a pause?” has an answer",
    "“When will you come back to the talk?” has an answer",
    "In 1 entry or more, “Did you use the pause this week? No is fine if there was no need.” has an answer",
  ],
  "soothing-kit": [
    ALL,
    "In entries with 3 or more different answers to “Which way do you test?”, all 3 of these have an answer: “Which way do you test?”, “How calm are you before?” and “How calm are you after?”",
    '“What is your plan? "If ..., then I will ..."” has an answer',
  ],
  "kind-outsider": [
    ALL,
    "“What happened? Just what a camera would see.” has an answer",
    "“How would a kind outsider see it? What good might come of that view?” has an answer",
    "“What makes this view hard in the moment?” has an answer",
    "The timer ran for 6 minutes or more: “Write for seven minutes. Stop when you like.”",
  ],
  "support-not-answer": [
    ALL,
    "“What is your support line? Put it in your own words.” has an answer",
    "“Is this line okay with you?” is answered “Yes”",
    "The timer ran for 7 minutes or more: “Two minutes each. One asks, one supports. Swap, then do it again.”",
  ],
  "body-attention-solo": [
    ONE,
    "In 3 entries or more, the timer ran for 6 minutes or more: “Ten minutes. You can stop when you like.”",
  ],
  "cycle-diagram-together": [
    ALL,
    "“What did you do to cope? Start with: I ...” has an answer",
    "“What will you two call your loop?” has an answer",
    "“How well does this page fit for you?” has an answer",
  ],
  "bids-week": [
    ONE,
    "In 5 entries or more, 1 of these 2 have an answer: “What did you do with it?” and “What small reach did you make today?”",
  ],
  "ways-in-menu": [
    ALL,
    "“Which ten are on your shared menu?” has 10 picks or more",
    "In 2 entries or more, “How close did you feel after it?” has an answer",
  ],
  "hold-the-compliment": [
    ALL,
    "“Why might your partner have meant it?” has an answer",
    "“What does it say about you over time?” has an answer",
    "“What does it mean for the two of you?” has an answer",
  ],
  "softer-reach": [
    ALL,
    "“What was the soft feeling, in one short line?” has an answer",
    "“What one thing was asked for?” has an answer",
    "“What was the honest answer?” has an answer",
  ],
  "plain-ask": [
    ALL,
    "“What is your plain ask?” has an answer",
    "“What was the answer to your ask?” has an answer",
  ],
  "private-yes-no-maybe": [ONE, "“Where do you put each item today?” has 20 picks or more"],
  "sensate-focus-1": [
    ONE,
    "In 2 entries or more, the timer ran for 16 minutes or more: “Up to 15 minutes each. Then swap.”",
  ],
  "sensate-focus-2": [ONE, "The timer ran for 16 minutes or more: “Up to 15 minutes each. Then swap.”"],
  "loop-first-aid-plan": [
    ALL,
    "“What are your three plans? If ..., then we will ...” has 3 picks or more",
    "“When is your first monthly check-in?” has an answer",
    "“How sure are you that you can use this plan?” has an answer",
  ],
  "stay-after": [
    ALL,
    "“Did you both stay near for a while?” has an answer",
    "“One day on: how much of the warmth is left?” has an answer",
  ],
  "touch-no-agenda": [
    ONE,
    "In 2 entries or more, “What kind of touch do you choose today?” has an answer, and the timer ran, for as long as wished: “Five minutes each. Then swap.”, and “Did you both keep to what you agreed?” is answered “Yes”",
  ],
};

const linesOf = (exercise: Pick<Exercise, "done" | "fields">) => {
  const { lead, parts } = doneInWords(exercise);
  return [lead, ...parts];
};

function bare(name: string, type: "short" | "choice"): Field {
  const base = {
    name,
    label: `Label of ${name}`,
    why: "Why.",
    visibility: "therapist" as const,
    required: true,
    step: 1,
  };
  return type === "short"
    ? { ...base, type }
    : {
        ...base,
        type,
        options: [
          { value: "one", label: "The first" },
          { value: "two", label: "The second" },
        ],
      };
}

describe("the done rule in words", () => {
  it.each(listExercises().map((one) => [one.slug, one] as const))(
    "says what %s asks for",
    (slug, exercise) => {
      expect(linesOf(exercise)).toEqual(EXPECTED[slug]);
    },
  );

  it.each(listExercises().map((one) => [one.slug, one] as const))(
    "names every question of %s it leans on, and no other",
    (_slug, exercise) => {
      const text = linesOf(exercise).join(" ");
      const read = new Set(fieldsOfRule(exercise.done));
      for (const field of exercise.fields)
        expect(text.includes(`“${field.label}”`)).toBe(read.has(field.name));
      expect(text).not.toMatch(/undefined|NaN|_/);
    },
  );

  it("keeps a rule inside a rule whole", () => {
    const done: DoneRule = {
      op: "all",
      rules: [
        { op: "filled", field: "a" },
        {
          op: "any",
          rules: [
            { op: "equals", field: "b", value: "two" },
            { op: "minWords", field: "a", words: 1 },
          ],
        },
      ],
    };
    expect(linesOf({ done, fields: [bare("a", "short"), bare("b", "choice")] })).toEqual([
      ALL,
      "“Label of a” has an answer",
      "Either “Label of b” is answered “The second”, or “Label of a” has 1 word or more",
    ]);
  });

  it("says a time that is no whole minute to the second", () => {
    const done: DoneRule = { op: "minSeconds", field: "a", seconds: 61 };
    expect(linesOf({ done, fields: [bare("a", "short")] })[1]).toContain("1 minute and 1 second or more");
  });

  it("refuses a rule about a question that is not there", () => {
    expect(() => doneInWords({ done: { op: "filled", field: "gone" }, fields: [] })).toThrow(RangeError);
  });
});

describe("a derived value in words", () => {
  const numbersOf = (slug: string) => {
    const exercise = listExercises().find((one) => one.slug === slug);
    return exercise?.derived.map((value) => derivedInWords(value, exercise.fields));
  };

  it("keeps the order of a difference", () => {
    expect(numbersOf("urge-wave")).toEqual(["“How strong is the pull now?” minus “How strong is the pull?”"]);
    expect(numbersOf("affirm-first")).toEqual([
      "“How strong is the pull to be told that you are okay?” minus “How strong is the pull now?”",
    ]);
  });

  it("says what is kept of what", () => {
    expect(numbersOf("seven-day-loop-log")).toEqual([
      "“How much of that relief is left a day later?” as a part of “How much relief did you feel right after?”, blank where that was 0",
    ]);
  });

  it("says what a share is counted out of", () => {
    expect(
      derivedInWords({ name: "s", label: "S", kind: "share", part: "b", among: ["a", "b"] }, [
        bare("a", "choice"),
        bare("b", "choice"),
      ]),
    ).toBe("Picks in “Label of b” out of all picks in “Label of a” and “Label of b”");
  });
});
