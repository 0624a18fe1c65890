import type { Exercise } from "#lib/exercises/types";

/**
 * Source: exercise catalogue paper, entry 18. One piece of homework with an entry for each day. Its number is for the
 * therapist alone: it is never shown as one partner against the other.
 */
export const bidsWeek: Exercise = {
  slug: "bids-week",
  version: 1,
  title: "Small reaches",
  family: "C",
  weights: { dissonance: 0, regulation: 0, attachment: 0.8, communication: 0.2 },
  stages: ["early", "consolidation"],
  format: "homework",
  sessionFirst: false,
  who: "each",
  exerciseClass: "I",
  explicitness: 0,
  minutes: { min: 2, typical: 3, max: 5 },
  minutesNote: "About 3 minutes each evening, for 7 days. Five days are enough.",
  dose: { times: 1, enough: 1, per: "once" },
  repeat: { unit: "day", times: 7 },
  materials: ["Your phone"],
  aim: "Notice the small reaches for you that fill a day, and meet a few more of them.",
  steps: [
    'In the evening, think of one small reach your partner made: a joke, a sigh, a "look at this".',
    "Tap what you did with it. Each answer is fine.",
    "Think of one small reach of your own.",
    'If one passed you by, you can still meet it late: "You said ..., tell me more."',
    "On day 7, swap one reach each that you were glad of.",
  ],
  fields: [
    {
      type: "short",
      name: "partner_reach",
      label: "What small reach did your partner make today?",
      why: "Small ones are easy to overlook. A sigh counts.",
      visibility: "therapist",
      required: false,
      step: 1,
    },
    {
      type: "choice",
      name: "i_did",
      label: "What did you do with it?",
      why: "Days are full. No one meets them all. No reach today? Skip this.",
      options: [
        { value: "answered", label: "I met it" },
        { value: "missed", label: "It passed me by" },
        { value: "brushed_off", label: "I brushed it off" },
      ],
      visibility: "therapist",
      required: true,
      step: 2,
    },
    {
      type: "short",
      name: "my_reach",
      label: "What small reach did you make today?",
      why: "You may make more of them than you think.",
      visibility: "therapist",
      required: true,
      step: 3,
    },
    {
      type: "yesno",
      name: "late_answer",
      label: "Did you meet one late?",
      why: "Late is fine. It is one more way to be close.",
      visibility: "therapist",
      required: false,
      step: 4,
    },
    {
      type: "short",
      name: "glad_of",
      label: "Which reach of the week were you glad of?",
      why: "It is nice to hear what reached the other one.",
      visibility: "reveal",
      required: false,
      asked: "end",
      step: 5,
    },
  ],
  // A day without a reach of the partner still counts by one's own.
  done: {
    op: "minEntries",
    count: 5,
    rule: { op: "minCount", fields: ["i_did", "my_reach"], count: 1 },
  },
  derived: [
    {
      name: "turn_toward",
      label: "Reaches that were met",
      kind: "rate",
      of: "i_did",
      value: "answered",
    },
  ],
  qualityCue: "Small, real reaches are named on most days, and the tone stays curious about both.",
  smaller: "Two minutes: think of one small reach from today and meet it late.",
  handout: ["A joke, a sigh, a look: a small reach.", "You can meet it late: You said ..., tell me more."],
  gates: [
    {
      text: "Not as a scorecard: look at each partner's week alone, and never put the two numbers side by side.",
      machine: null,
    },
    { text: "Take it out if it is used in fights.", machine: null },
  ],
  adaptations: [
    "Different senses and neurotypes reach in different ways: agree on what a reach looks like for each.",
    "Apart for work or living at a distance: a message, a call or a shared picture is a reach.",
    "Care duties or low energy: a few days are worth having; praise no full week and ask about no gap.",
  ],
  stopLine: null,
  evidence: {
    parent: [
      {
        text: "Small turns of couples toward each other go with humour and affection in conflict (Driver & Gottman 2004, Fam Process).",
        grades: ["CORR"],
      },
    ],
    thisForm: { grade: "PLAUS", text: "This version is reasoned and untested." },
  },
};
