import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "#lib/exercises/catalogue/index";
import { entryOfName, nameInEntry } from "#lib/exercises/entries";
import { evaluateDone, fieldsOfRule, isDoseReached } from "#lib/exercises/evaluate";
import { findExercise } from "#lib/exercises/queries";
import { partnerFields } from "#lib/exercises/rules";
import type { Answers } from "#lib/exercises/types";
import { arbitraryAnswers } from "#tests/unit/exercises/arbitrary-answers";

/** So many cards of the private list on a pile. */
function sorted(count: number): string[] {
  const list = findExercise("private-yes-no-maybe")?.fields.find(({ name }) => name === "list");
  return list?.type === "sort" ? list.options.slice(0, count).map(({ value }) => `${value}=no`) : [];
}

/** The same answers in each of so many entries, from entry `from` on. */
const entries = (count: number, answers: Answers, from = 1): Answers =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) =>
      Object.entries(answers).map(([name, value]) => [nameInEntry(name, from + index), value] as const),
    ).flat(),
  );
const words = (count: number) => Array.from({ length: count }, () => "word").join(" ");

/** Per exercise: answers that are just enough, and changes to them that are not (undefined takes one away). */
const CASES: Record<string, { enough: Answers[]; notEnough: Record<string, Answers[string] | undefined>[] }> =
  {
    "two-truths-map": {
      enough: [{ belief_a: "a", belief_a_true: 0, belief_b: "b", belief_b_true: "not_sure" }],
      notEnough: [
        { belief_a: undefined },
        { belief_b: "  " },
        { belief_a_true: undefined },
        { belief_b_true: undefined },
      ],
    },
    "offer-audit": {
      enough: [
        entries(4, { today: "nothing" }),
        { ...entries(3, { today: "something", offered: ["praise"] }), "today.7": "nothing" },
      ],
      notEnough: [
        entries(3, { today: "nothing" }),
        { ...entries(3, { today: "nothing" }), "offered.4": ["touch"], surprise: "x" },
        { today: "nothing" },
      ],
    },
    "staying-same-ledger": {
      enough: [{ setup: "x", protects: "x", costs_me: "x", opens: "x", starred: ["protects", "opens"] }],
      notEnough: [
        { opens: undefined },
        { opens: "" },
        { starred: ["protects"] },
        { starred: ["opens", "opens"] },
      ],
    },
    "values-compass": {
      enough: [
        {
          top3: ["play", "rest", "own_card"],
          closeness_1: 0,
          closeness_2: 5,
          closeness_3: "not_sure",
          small_act: "x",
        },
      ],
      notEnough: [{ top3: ["play", "rest"] }, { closeness_2: undefined }, { small_act: undefined }],
    },
    "affirm-first": {
      enough: [{ writing_time: 480 }, { why_matters: words(80) }],
      notEnough: [{ writing_time: 479, why_matters: words(79) }],
    },
    "letter-to-a-friend-couple": {
      enough: [{ letter: words(100), fits_letter_act: "x" }],
      notEnough: [{ letter: words(99) }, { fits_letter_act: undefined }, { letter: undefined }],
    },
    "good-enough-beliefs": {
      enough: [
        { new_rule: "x", predict: "x", tried: "tried", happened: "x" },
        { new_rule: "x", predict: "x", tried: "no_chance_yet" },
      ],
      notEnough: [
        { new_rule: "x", predict: "x", tried: "tried" },
        { new_rule: "x", predict: "x", predict_sure: 8 },
        { predict: "x", tried: "no_chance_yet" },
        { new_rule: "x", happened: "x" },
      ],
    },
    "kind-no-warm-yes": {
      enough: [{ practice: 600 }],
      // Three turns: one of the two has given only one no.
      notEnough: [{ practice: 540, felt_safe_to_say_no: 9 }, { practice: undefined }],
    },
    "seven-day-loop-log": {
      enough: [
        entries(3, { log_kind: "loop" }),
        entries(7, { log_kind: "none_today" }),
        { ...entries(2, { log_kind: "loop" }), ...entries(5, { log_kind: "none_today" }, 3) },
      ],
      notEnough: [
        entries(2, { log_kind: "loop", feelings: ["sad"] }),
        entries(6, { log_kind: "none_today" }),
        { ...entries(2, { log_kind: "loop" }), ...entries(4, { log_kind: "none_today" }, 3) },
        { ...entries(6, { log_kind: "none_today" }), repeat_seen: "x" },
      ],
    },
    "name-it-first": {
      enough: [{ words: ["sad"], strength_before: 8, strength_after: 8 }],
      notEnough: [{ words: [] }, { strength_before: undefined }, { strength_after: undefined }],
    },
    "urge-wave": {
      enough: [
        { urge_start: 6, wait: 600, urge_end: 0 },
        { urge_start: 6, wait: 40, urge_end: 7 },
      ],
      notEnough: [{ wait: 0 }, { wait: undefined }, { urge_start: undefined }, { urge_end: undefined }],
    },
    "pause-pact": {
      enough: [
        { signal: "x", return_rule: "hour", used: "yes" },
        { signal: "x", return_rule: "hour", used: "no" },
      ],
      notEnough: [{ signal: undefined }, { return_rule: undefined }, { used: undefined }],
    },
    "soothing-kit": {
      enough: [{ ...entries(3, { item: "walk", before: 2, after: "not_sure" }), if_then: "x" }],
      notEnough: [
        { if_then: undefined },
        { "item.2": undefined },
        { "before.3": undefined, "before.4": 3 },
        { "after.1": undefined },
      ],
    },
    "kind-outsider": {
      enough: [{ facts: "x", outsider_view: "x", hard_part: "x", writing_time: 360 }],
      notEnough: [
        { writing_time: 359 },
        { facts: undefined },
        { outsider_view: "" },
        { hard_part: undefined },
      ],
    },
    "support-not-answer": {
      enough: [{ support_line: "x", line_agreed: "yes", practice: 420 }],
      notEnough: [
        { line_agreed: "no" },
        { line_agreed: undefined },
        { support_line: undefined },
        // Three turns: one of the two has practised only one.
        { practice: 360 },
      ],
    },
    "body-attention-solo": {
      enough: [{ timer: 360 }],
      notEnough: [{ timer: 359, grading: 0, presence: 10 }, { timer: undefined }],
    },
    "cycle-diagram-together": {
      enough: [{ my_move: "x", loop_name: "x", fits: 0 }],
      notEnough: [{ my_move: undefined }, { loop_name: " " }, { fits: undefined }],
    },
    "bids-week": {
      // A day counts by either reach, and five days are enough.
      enough: [
        {
          "i_did.1": "missed",
          "i_did.2": "answered",
          "my_reach.4": "x",
          "i_did.5": "answered",
          "i_did.7": "brushed_off",
        },
      ],
      notEnough: [
        { "i_did.7": undefined, "late_answer.7": "yes" },
        { "my_reach.4": " " },
        { "i_did.5": undefined, glad_of: "x" },
      ],
    },
    "ways-in-menu": {
      enough: [{ menu10: ["x"], "closeness_after.1": 0, "closeness_after.3": "not_sure" }],
      notEnough: [{ menu10: [] }, { menu10: undefined, my_five: ["x"] }, { "closeness_after.3": undefined }],
    },
    "hold-the-compliment": {
      enough: [{ why_meant: "x", means_about_me: "x", means_for_us: "x" }],
      notEnough: [{ why_meant: undefined }, { means_about_me: undefined }, { means_for_us: " " }],
    },
    "softer-reach": {
      enough: [{ soft_sentence: "x", asked_for: "x", answer: "not_yet" }],
      notEnough: [{ soft_sentence: undefined }, { asked_for: undefined }, { answer: undefined }],
    },
    "daily-stress-share": {
      enough: [{ turns: 1200 }, { turns: 660 }],
      // One turn alone, even a full one, is not both.
      notEnough: [{ turns: 600 }, { turns: undefined, topic: "x", felt_supported: 9 }],
    },
    "touch-no-agenda": {
      enough: [{ kind: "same_room", timer: 90, agreement_kept: "yes" }],
      notEnough: [{ agreement_kept: "no" }, { agreement_kept: undefined }, { kind: undefined }, { timer: 0 }],
    },
    "stay-after": {
      enough: [{ stayed: "yes", warmth_24h: 0 }],
      notEnough: [{ stayed: "no" }, { stayed: undefined }, { warmth_24h: undefined, pull_to_ask: 9 }],
    },
    "speak-listen-swap": {
      enough: [{ turns: 480 }, { got_it_1: "yes", got_it_2: "no", got_it_3: "yes", got_it_4: "yes" }],
      notEnough: [{ turns: 479, got_it_4: undefined }],
    },
    "plain-ask": {
      enough: [{ ask: "x", answer: "no" }],
      notEnough: [{ ask: undefined }, { answer: undefined }],
    },
    "private-yes-no-maybe": {
      enough: [{ list: sorted(20) }],
      notEnough: [{ list: sorted(19) }, { list: [] }, { list: undefined, picked: "x" }],
    },
    "sensate-focus-1": {
      // Two turns of eight minutes; one full turn alone is not both.
      enough: [{ timer: 960 }],
      notEnough: [{ timer: 900 }, { timer: undefined, agreement_kept: "yes", presence: 9 }],
    },
    "sensate-focus-2": {
      enough: [{ timer: 960 }],
      notEnough: [{ timer: 900 }, { timer: undefined, guided: "yes", let_it_fall: "tried" }],
    },
    "loop-first-aid-plan": {
      enough: [{ if_then: ["x", "y", "z"], monthly_date: ["2026-11-03"], confidence: 3 }],
      notEnough: [
        { if_then: ["x", "y"] },
        { if_then: ["x", "y", "y"] },
        { monthly_date: [] },
        { confidence: undefined },
      ],
    },
  };

/** The name a field has in the exercise, of the name it has in an entry. */
const plainName = (name: string) =>
  entryOfName(name) === null ? name : name.slice(0, name.lastIndexOf("."));

function patched(answers: Answers, change: Record<string, Answers[string] | undefined>): Answers {
  const merged = { ...answers, ...change };
  return Object.fromEntries(
    Object.entries(merged).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

describe("the done rule", () => {
  it("has cases for every exercise", () => {
    expect(Object.keys(CASES)).toEqual(catalogue.map((exercise) => exercise.slug));
  });

  describe.each(Object.entries(CASES))("of %s", (slug, { enough, notEnough }) => {
    const rule = findExercise(slug)?.done ?? { op: "filled", field: "missing" };

    it.each(enough)("is met by %j", (answers) => {
      expect(evaluateDone(rule, answers)).toBe(true);
    });

    it.each(notEnough)("is not met with %j", (change) => {
      // Every way of being enough has to be undone, or the rule would rightly still be met.
      const base =
        enough.length > 1 && slug !== "pause-pact" && slug !== "urge-wave" ? {} : (enough[0] ?? {});
      expect(evaluateDone(rule, patched(base, change))).toBe(false);
    });

    it("is not met by nothing", () => {
      expect(evaluateDone(rule, {})).toBe(false);
    });
  });

  it.each(catalogue)("of $slug is never undone by answering one more question", (exercise) => {
    const fields = partnerFields(exercise);
    fc.assert(
      fc.property(arbitraryAnswers(fields), fc.nat(), (answers, pick) => {
        const names = Object.keys(answers);
        const dropped = names[pick % Math.max(1, names.length)];
        const fewer = Object.fromEntries(Object.entries(answers).filter(([name]) => name !== dropped));
        return !evaluateDone(exercise.done, fewer) || evaluateDone(exercise.done, answers);
      }),
    );
  });

  it.each(catalogue)("of $slug depends only on the fields it names", (exercise) => {
    const read = new Set(fieldsOfRule(exercise.done));
    fc.assert(
      fc.property(arbitraryAnswers(partnerFields(exercise)), (answers) => {
        const only = Object.fromEntries(
          Object.entries(answers).filter(([name]) => read.has(plainName(name))),
        );
        return evaluateDone(exercise.done, answers) === evaluateDone(exercise.done, only);
      }),
    );
  });

  it("does not take inherited names for answers", () => {
    expect(evaluateDone({ op: "filled", field: "constructor" }, {})).toBe(false);
    expect(evaluateDone({ op: "minCount", fields: ["toString"], count: 1 }, {})).toBe(false);
  });

  it("does not confuse kinds of answers", () => {
    expect(evaluateDone({ op: "minSeconds", field: "x", seconds: 1 }, { x: "600" })).toBe(false);
    expect(evaluateDone({ op: "minWords", field: "x", words: 1 }, { x: 600 })).toBe(false);
    expect(evaluateDone({ op: "minPicked", field: "x", count: 1 }, { x: "long text" })).toBe(false);
  });
});

describe("the dose", () => {
  it.each([
    ["name-it-first", 3, 4],
    ["daily-stress-share", 2, 3],
    ["touch-no-agenda", 1, 2],
    ["body-attention-solo", 2, 3],
    ["plain-ask", 0, 1],
  ])("of %s is not reached by %i entries and is by %i", (slug, few, enough) => {
    const dose = findExercise(slug)?.dose ?? { times: 0, enough: 0, per: "once" };
    expect(isDoseReached(dose, few)).toBe(false);
    expect(isDoseReached(dose, enough)).toBe(true);
  });
});
