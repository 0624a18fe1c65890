import type { RecordStory } from "#lib/demo/types";

/** What was told alone, and for one of the two a second version after the goal had changed. */
export const alexAndSamRecords: readonly RecordStory[] = [
  {
    slot: "A",
    day: -70,
    parts: {
      history:
        "The one who kept the peace at home. Asking began after the job loss four years ago; before that, quiet evenings were just quiet.",
      body: "Sleeps badly after a quiet evening. No medicine. No pain.",
      goals: "I want to stop asking five times.",
    },
  },
  {
    slot: "B",
    day: -63,
    parts: {
      history:
        "Answers were graded at home; a wrong one was remembered. Learned to say little and to be useful.",
      body: "Tired by nine, long screen days. Nothing medical.",
      goals: "I would like to start it now and then, and not be examined.",
    },
  },
  {
    slot: "A",
    day: -28,
    parts: {
      history:
        "The one who kept the peace at home. Asking began after the job loss four years ago; before that, quiet evenings were just quiet. A first relationship ended without a word.",
      body: "Sleeps better since the walks. No medicine. No pain.",
      goals: "I want to ask once and then hear the answer.",
    },
  },
];

export const tomasAndOliverRecords: readonly RecordStory[] = [
  {
    slot: "A",
    day: -60,
    parts: {
      history: "Sex was where he was told he was good. Watches himself since a night that went badly.",
      body: "Seen by his doctor in spring: nothing found. Two coffees after dinner.",
      goals: "I want to be in it, not above it.",
    },
  },
  {
    slot: "A",
    day: -39,
    parts: {
      history: "Sex was where he was told he was good. Watches himself since a night that went badly.",
      body: "Seen by his doctor in spring: nothing found. No coffee after lunch now.",
      goals: "I want to be in it, not above it. And to laugh when it fails.",
    },
  },
];

export const leylaAndMertRecords: readonly RecordStory[] = [
  {
    slot: "A",
    day: -50,
    parts: {
      history: "The eldest of four; closeness came with being needed.",
      body: "",
      goals: "I want to be asked too.",
    },
  },
  {
    slot: "A",
    day: -30,
    parts: {
      history: "The eldest of four; closeness came with being needed.",
      body: "Iron was low, treated since.",
      goals: "I want to be asked too.",
    },
  },
];
