import { robinAndKitEpisodes } from "#lib/demo/episodes/robin-and-kit";
import type { CoupleStory } from "#lib/demo/types";

export const robinAndKit: CoupleStory = {
  slug: "robin-and-kit",
  shape: "give_in_resent",
  shows: ["safety hold", "stand-in"],
  about: [
    "29 and 31, together for two years, a shared studio and little money.",
    "One of them asked to be seen alone and was not sure that a no would be all right at home.",
    "Joint and touch work waits. Both find something to do alone in its place, and neither learns why.",
  ],
  stage: "early",
  state: "active",
  sessionMinutes: 50,
  partners: {
    A: { name: "Robin Castell", email: "robin@sample.test", explicitnessCeiling: 1 },
    B: { name: "Kit Marlowe-Jensen", email: "kit@sample.test", explicitnessCeiling: 1 },
  },
  meetings: [
    {
      day: -31,
      time: "18:00",
      frame: "first",
      note: "First meeting. Fast talkers, fond of each other, worn out by money worries. Secrets policy: kept private, with the safety exception explained twice.",
    },
    {
      day: -24,
      time: "18:00",
      frame: "individual",
      note: "Met A alone. Screened for fear and control. No concern named today. Ceiling set to level 1.",
    },
    {
      day: -17,
      time: "18:00",
      frame: "individual",
      note: "Met B alone. Screened for fear and control. No concern named today. Finds it hard to say what is wished for.",
    },
    {
      day: -10,
      time: "18:00",
      frame: "feedback",
      note: "Findings shared with care. Dissonance leads, talk need high. They liked the picture of the loop and called it the quick yes. Something went unsaid; offered each a time alone.",
    },
  ],
  next: { day: 4, time: "18:00", frame: "individual", plan: "draft" },
  homework: [
    {
      key: "two-truths",
      exercise: "two-truths-map",
      givenAt: 1,
      for: "both",
      dueAfter: 7,
      sent: {
        A: {
          daysAfter: 4,
          time: "00:20",
          check: [7, 4, 7],
          answers: {
            belief_a: "Being easy to live with is how I am loved.",
            belief_b: "Nobody can love a wish they never heard.",
            belief_a_true: 7,
            belief_b_true: 8,
            usual_move: "I say I do not mind.",
            saves_me: "Being too much.",
            costs_me: "I do mind, later, about something else.",
            discomfort: 5,
            share_line: "I do mind, quite often.",
          },
        },
        B: {
          daysAfter: 6,
          time: "13:15",
          check: [6, 5, 6],
          answers: {
            belief_a: "If I keep us happy, everything else will sort itself out.",
            belief_b: "I am tired of keeping us happy.",
            belief_a_true: 6,
            belief_b_true: 8,
            usual_move: "I plan something nice and say yes to the rest.",
            saves_me: "A heavy evening.",
            costs_me: "I do not know any more what I would like.",
            discomfort: 6,
          },
        },
      },
    },
    {
      key: "name-it-b",
      exercise: "name-it-first",
      givenAt: 4,
      for: "B",
      dueAfter: 14,
      sent: {
        B: {
          daysAfter: 6,
          time: "12:40",
          check: [6, 4, 6],
          answers: {
            body_spot: "My throat.",
            words: ["tense", "sad"],
            strength_before: 7,
            breath: 110,
            strength_after: 5,
            next: "soothe",
          },
        },
      },
    },
    {
      key: "own-ground-a",
      exercise: "affirm-first",
      givenAt: 4,
      for: "A",
      dueAfter: 14,
      sent: {},
    },
    {
      key: "outside-world",
      exercise: "daily-stress-share",
      givenAt: 4,
      for: "both",
      dueAfter: 14,
      sent: {},
    },
    {
      key: "small-moments",
      exercise: "bids-week",
      givenAt: 4,
      for: "both",
      dueAfter: 14,
      standsInFor: "outside-world",
      sent: {},
    },
  ],
  checkIns: {
    A: {
      firstWeek: -4,
      lastWeek: -1,
      from: [4, 5, 5, 4, 6, 5],
      to: [4, 5, 5, 4, 6, 6],
      bend: 1,
      missing: [],
    },
    B: {
      firstWeek: -4,
      lastWeek: -1,
      from: [4, 5, 4, 3, 6, 6],
      to: [3, 4, 4, 3, 7, 7],
      bend: 1,
      missing: [-2],
    },
  },
  safetyHold: {
    gate: "G04",
    day: -8,
    note: "One of them rang and asked for a time alone. Not sure at the moment that a no is all right at home. Each will be seen alone first; joint and touch work waits. Talked over with my supervisor. To be looked at again within eight weeks.",
  },
  concern: { slot: "A", day: -8 },
  ratings: [
    {
      day: -10,
      self: {
        A: "9 8 8 8 8 8 6  3 3 2 4 3 4 4  4 4 4 6 6 2 6  8 7 9 7 5 8",
        B: "3 4 5 4 5 3 4  6 5 5 4 6 6 5  5 7 6 3 5 6 5  5 4 2 5 5 5",
      },
      therapist: {
        A: "9 8 8 7 8 8 6  3 3 2 4 3 5 4  4 4 4 7 6 2 6  8 7 9 8 5 8",
        B: "3 4 5 4 5 3 4  6 5 6 3 6 6 5  6 7 6 3 5 6 6  5 4 2 6 6 5",
      },
    },
  ],
  episodes: robinAndKitEpisodes,
};
