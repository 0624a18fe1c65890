import { LOOP_FIELDS } from "#lib/exercises/catalogue/loop-fields";
import type { Exercise } from "#lib/exercises/types";

/**
 * Source: exercise catalogue paper, entry 9. Seven answered days count as done also where some of them hold a loop:
 * two loops and five days without are no less than seven days without. A day counts once, however often it
 * is tapped. Relief kept is of formulation section 3.
 */
export const sevenDayLoopLog: Exercise = {
  slug: "seven-day-loop-log",
  version: 1,
  title: "Catch the loop",
  family: "B",
  weights: { dissonance: 0.25, regulation: 0.5, attachment: 0.25, communication: 0 },
  stages: ["assessment", "early"],
  format: "homework",
  sessionFirst: false,
  who: "each",
  exerciseClass: "I",
  explicitness: 1,
  minutes: { min: 1, typical: 3, max: 5 },
  minutesNote: "About 3 minutes for each loop, for seven days. A few taps in the two days after it.",
  dose: { times: 1, enough: 1, per: "once" },
  repeat: { unit: "log", times: 21, perDay: 3 },
  materials: ["Your phone, in a place where no one reads along"],
  aim: "See the loop as it runs: what set it off, and what it seemed to mean. See what you felt and did, and what was under it.",
  steps: [
    "When you feel a pull to be told that all is okay, wait for a private moment. Do not log in a fight.",
    "Tap what set it off and what you felt.",
    "Write what it seemed to mean.",
    "Tap what you did.",
    "Tap what came back, and rate how much relief you felt.",
    "The next day, rate what is left of it. The day after that, rate how close and how tense it is.",
    "Add what you really needed, if you can tell.",
    "On day seven, read it all back. Name one thing that comes up again.",
  ],
  fields: LOOP_FIELDS,
  done: {
    op: "any",
    rules: [
      { op: "minEntries", count: 3, rule: { op: "equals", field: "log_kind", value: "loop" } },
      { op: "minDays", count: 7, rule: { op: "filled", field: "log_kind" } },
    ],
  },
  derived: [
    {
      name: "relief_kept",
      label: "Relief kept for a day",
      kind: "kept",
      left: "relief_24h",
      of: "relief_now",
    },
  ],
  qualityCue: "Next-day relief filled in on at least 2; at least one feeling under the first one.",
  smaller: "Two minutes: log one loop. Tap what set it off, what you felt and what you did.",
  handout: [
    "What set it off? What did it seem to say?",
    "What did I feel? What did I do?",
    "What did I really need?",
  ],
  gates: [
    { text: "Three logs a day are the most.", machine: null },
    {
      text: "With an OCD or relationship-OCD pattern the log can become a ritual.",
      machine: { gate: "G13", effect: "warn" },
    },
    { text: "Never ask anyone to log during a fight.", machine: null },
    {
      text: "Before each partner has been screened alone: the device may be seen.",
      machine: { gate: "G01", effect: "warn" },
    },
    {
      text: "Under control, fear or injury: the device may be seen.",
      machine: { gate: "G02", effect: "warn" },
    },
  ],
  adaptations: [
    "A shared or watched phone: use paper in session instead, or leave it out.",
    "Words are hard: taps alone are a full log.",
  ],
  stopLine: null,
  evidence: {
    parent: [
      { text: "Self-monitoring is a standard step in CBT.", grades: ["CONS"] },
      {
        text: "Diary method behind the science (Evraire et al. 2022, doi 10.5964/ejop.3059).",
        grades: ["DIARY"],
      },
    ],
    thisForm: { grade: "PLAUS", text: "This version is reasoned and untested." },
  },
};
