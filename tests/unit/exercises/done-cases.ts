import { nameInEntry, STAMP } from "#lib/exercises/entries";
import { findExercise } from "#lib/exercises/queries";
import type { Answers } from "#lib/exercises/types";

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
/** The same answers in one entry for each of these days of a month. */
const onDays = (days: readonly number[], answers: Answers): Answers =>
  Object.assign(
    {},
    ...days.map((day, index) => entries(1, { ...answers, [STAMP]: `2026-11-0${day} evening` }, index + 1)),
  );
/** One test of each of these ways. */
const tests = (...items: string[]): Answers =>
  Object.assign(
    {},
    ...items.map((item, index) => entries(1, { item, before: 2, after: "not_sure" }, index + 1)),
  );
const ten = Array.from({ length: 10 }, (_, index) => `way ${index}`);
const words = (count: number) => Array.from({ length: count }, () => "word").join(" ");

/** Per exercise: answers that are just enough, and changes to them that are not (undefined takes one away). */
export const CASES: Record<
  string,
  { enough: Answers[]; notEnough: Record<string, Answers[string] | undefined>[] }
> = {
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
    enough: [{ setup: "x", protects: "x", costs_me: "x", opens: "x", starred: ["one line", "another"] }],
    notEnough: [
      { opens: undefined },
      { opens: "" },
      { starred: ["one line"] },
      { starred: ["one line", "one line"] },
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
      { new_rule: "x", predict: "x", happened: "x" },
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
      onDays([1, 2, 3, 4, 5, 6, 7], { log_kind: "none_today" }),
      {
        ...onDays([1, 2, 3, 4, 5, 6, 7], { log_kind: "none_today" }),
        "log_kind.3": "loop",
        "log_kind.5": "loop",
      },
    ],
    notEnough: [
      entries(2, { log_kind: "loop", feelings: ["sad"] }),
      onDays([1, 2, 3, 4, 5, 6], { log_kind: "none_today" }),
      // Seven taps on three days are three days.
      onDays([1, 1, 1, 2, 2, 3, 3], { log_kind: "none_today" }),
      onDays([1, 2, 3, 4, 5, 6, 6], { log_kind: "none_today" }),
      { ...onDays([1, 2, 3, 4, 5, 6], { log_kind: "none_today" }), repeat_seen: "x" },
    ],
  },
  "name-it-first": {
    enough: [entries(4, { words: ["sad"], strength_before: 8, strength_after: 8 })],
    notEnough: [{ "words.2": [] }, { "strength_before.1": undefined }, { "strength_after.4": undefined }],
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
      { signal: "x", return_rule: "hour", "used.1": "yes" },
      { signal: "x", return_rule: "hour", "used.1": "no" },
    ],
    notEnough: [{ signal: undefined }, { return_rule: undefined }, { "used.1": undefined }],
  },
  "soothing-kit": {
    enough: [{ ...tests("walk", "music", "sky"), if_then: "x" }],
    notEnough: [
      { if_then: undefined },
      { "item.2": undefined },
      // The same way three times is one way.
      { "item.2": "walk" },
      { ...tests("walk", "walk", "walk") },
      { "before.3": undefined, "before.4": 3 },
      { "after.1": undefined },
    ],
  },
  "kind-outsider": {
    enough: [{ facts: "x", outsider_view: "x", hard_part: "x", writing_time: 360 }],
    notEnough: [{ writing_time: 359 }, { facts: undefined }, { outsider_view: "" }, { hard_part: undefined }],
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
    enough: [entries(3, { timer: 360 })],
    notEnough: [{ "timer.2": 359, "grading.2": 0, "presence.2": 10 }, { "timer.3": undefined }],
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
    enough: [{ menu10: ten, "closeness_after.1": 0, "closeness_after.3": "not_sure" }],
    notEnough: [
      { menu10: ten.slice(1) },
      { menu10: undefined, my_five: ["x"] },
      { "closeness_after.3": undefined },
    ],
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
    enough: [{ ...entries(3, { turns: 660 }), "turns.5": 1200 }, entries(3, { turns: 1200 })],
    // One turn alone, even a full one, is not both; two evenings are not three.
    notEnough: [
      { ...entries(2, { turns: 1200 }), "turns.3": 600 },
      entries(2, { turns: 1200 }),
      entries(3, { topic: "x", felt_supported: 9 }),
    ],
  },
  "touch-no-agenda": {
    enough: [entries(2, { kind: "same_room", timer: 90, agreement_kept: "yes" })],
    notEnough: [
      { "agreement_kept.1": "no" },
      { "agreement_kept.2": undefined },
      { "kind.1": undefined },
      { "timer.2": 0 },
    ],
  },
  "stay-after": {
    // Tried is done, also where it did not go so far.
    enough: [
      { stayed: "yes", warmth_24h: 0 },
      { stayed: "no", warmth_24h: 3 },
    ],
    notEnough: [{ warmth_24h: 5 }, { stayed: "yes", pull_to_ask: 9 }],
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
    notEnough: [{ list: sorted(19) }, { list: [] }, { list: undefined, maybe_needs: "x" }],
  },
  "sensate-focus-1": {
    // Two turns of eight minutes, twice; one full turn alone is not both.
    enough: [entries(2, { timer: 960 })],
    notEnough: [{ "timer.2": 900 }, { "timer.1": undefined, "agreement_kept.1": "yes", "presence.1": 9 }],
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
