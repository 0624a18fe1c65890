import type { BlockTitle, Phase } from "#lib/planning/types";

/** One line of a template: a block of time, an exercise by its slug, or the time to look back on homework. */
export type TemplateLine = {
  readonly phase: Phase;
  readonly minutes: number;
  /** The name of a block, or of the exercise as it was when the template was made. */
  readonly title: string;
  readonly exercise: { readonly slug: string; readonly version: number } | null;
};

export type TemplateKind = "builtin" | "own" | "practice";

/** The most characters a template's name can have. */
export const TEMPLATE_TITLE = 60;

/** What a built-in template sends home: an exercise, and how where that is said. */
type Home = { readonly slug: string; readonly how?: string };
type Line = readonly [Phase, BlockTitle | { slug: string }, number];
export type BuiltInTemplate = {
  readonly key: string;
  readonly title: string;
  readonly minutes: number;
  /** What it is for, and when to go on. */
  readonly about: string;
  readonly lines: readonly Line[];
  /** What goes home, in the paper's order; offered first in the wrap-up. */
  readonly home: readonly Home[];
  /** What goes home beside exercises. */
  readonly besides?: string;
};

const at = (slug: string) => ({ slug });
const arrive = (minutes: number): Line => ["arrive", "Arrive and check in", minutes];
const agenda: Line = ["arrive", "Agenda", 3];
const lookBack = (minutes: number): Line => ["review", "Look back at the week", minutes];
const debrief = (minutes: number): Line => ["core", "Debrief", minutes];
const close = (assign: number, wrap: number): readonly Line[] => [
  ["close", "Assign homework", assign],
  ["close", "Wrap and session check", wrap],
];

/** The plans that come with the product, minute by minute. Source: sessions paper, section 2. */
export const BUILT_IN_TEMPLATES: readonly BuiltInTemplate[] = [
  {
    key: "p1a",
    title: "Assessment 1, together",
    minutes: 75,
    about: "The story of the two, how we work, and consent. No joint or touch homework yet.",
    lines: [
      arrive(12),
      ["core", "Story of the two", 30],
      ["core", "Daily life, strengths and health", 12],
      ["core", "How we work together", 10],
      ...close(6, 5),
    ],
    home: [at("name-it-first")],
    besides: "The questionnaires, each alone",
  },
  {
    key: "p1b",
    title: "Assessment 2, A alone",
    minutes: 50,
    about:
      "Is this space private? Violence, control and consent first; then history, health and the ceiling.",
    lines: [
      ["arrive", "Is this space private", 3],
      ["core", "Violence, control and consent, alone", 12],
      ["core", "History, alone", 18],
      ["core", "Health, mood and risk, alone", 8],
      ["core", at("two-truths-map"), 5],
      ["close", "Wrap and session check", 4],
    ],
    home: [{ slug: "seven-day-loop-log", how: "if the phone is safe" }],
  },
  {
    key: "p1c",
    title: "Assessment 3, B alone",
    minutes: 50,
    about: "The same for B: the individual meetings are never skipped.",
    lines: [
      ["arrive", "Is this space private", 3],
      ["core", "Violence, control and consent, alone", 12],
      ["core", "History, alone", 18],
      ["core", "Health, mood and risk, alone", 8],
      ["core", at("two-truths-map"), 5],
      ["close", "Wrap and session check", 4],
    ],
    home: [{ slug: "seven-day-loop-log", how: "if the phone is safe" }],
  },
  {
    key: "p1d",
    title: "Assessment 4, findings together",
    minutes: 75,
    about: "Findings and profile with both dots, the loop drawn together, goals and plan.",
    lines: [
      arrive(6),
      ["core", "Findings and profile", 20],
      ["core", at("cycle-diagram-together"), 30],
      ["core", "Goals and plan", 10],
      ...close(5, 4),
    ],
    home: [at("bids-week")],
  },
  {
    key: "p2",
    title: "Early: calm the loop",
    minutes: 75,
    about:
      "Go on when tension is 6 or less for both, the pause was used or not needed for two weeks, and the map fits at 7 or more for both.",
    lines: [
      arrive(6),
      agenda,
      lookBack(10),
      ["core", at("pause-pact"), 15],
      ["core", at("support-not-answer"), 25],
      debrief(6),
      ...close(6, 4),
    ],
    home: [{ slug: "urge-wave", how: "the easy rung, with the support line" }, at("daily-stress-share")],
  },
  {
    key: "p3",
    title: "Middle: pulled two ways",
    minutes: 75,
    about: "Dissonance. Felt safe to say no at 4 or less: stop, and see each alone.",
    lines: [
      arrive(6),
      agenda,
      lookBack(12),
      ["core", at("staying-same-ledger"), 14],
      ["core", at("kind-no-warm-yes"), 25],
      debrief(6),
      ...close(5, 4),
    ],
    home: [at("letter-to-a-friend-couple"), at("plain-ask")],
  },
  {
    key: "p4",
    title: "Middle: soothing",
    minutes: 75,
    about:
      "Regulation. Where a ceiling is below 2 or a gate holds it, swap in touch without an agenda, or good-enough beliefs.",
    lines: [
      arrive(6),
      agenda,
      lookBack(12),
      ["core", at("soothing-kit"), 15],
      ["core", at("sensate-focus-1"), 20],
      debrief(8),
      ...close(7, 4),
    ],
    home: [{ slug: "sensate-focus-1", how: "twice" }, at("body-attention-solo")],
  },
  {
    key: "p5",
    title: "Middle: the bond",
    minutes: 90,
    about: "Attachment: a softer way to reach, then a choice from the menu of ways in.",
    lines: [
      arrive(8),
      agenda,
      lookBack(12),
      ["core", at("softer-reach"), 35],
      ["core", at("ways-in-menu"), 15],
      debrief(8),
      ...close(5, 4),
    ],
    home: [at("ways-in-menu"), at("hold-the-compliment"), { slug: "stay-after", how: "later" }],
  },
  {
    key: "p6",
    title: "Consolidation",
    minutes: 75,
    about:
      "The first map beside today's, and a plan for the first aid of the loop. Boosters at 3 and 6 months.",
    lines: [
      arrive(6),
      agenda,
      lookBack(12),
      ["core", at("cycle-diagram-together"), 12],
      ["core", at("loop-first-aid-plan"), 28],
      debrief(5),
      ...close(5, 4),
    ],
    home: [at("kind-outsider")],
    besides: "A date for the monthly check-in",
  },
  {
    key: "p6b",
    title: "Booster, 3 and 6 months on",
    minutes: 50,
    about: "The chart, a look back through a kind outsider's eyes, and the first-aid plan tuned.",
    lines: [
      arrive(8),
      ["review", "Chart together", 10],
      lookBack(12),
      ["core", "Tune the plan", 14],
      ["close", "Wrap and session check", 6],
    ],
    home: [],
  },
];

/** A built-in template by its key. */
export function findBuiltIn(key: string): BuiltInTemplate | null {
  return BUILT_IN_TEMPLATES.find((one) => one.key === key) ?? null;
}
