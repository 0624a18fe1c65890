import { margaretAndHenrikEpisodes } from "#lib/demo/episodes/margaret-and-henrik";
import type { CoupleStory } from "#lib/demo/types";

export const margaretAndHenrik: CoupleStory = {
  slug: "margaret-and-henrik",
  shape: "quiet_pair",
  shows: ["paused"],
  about: [
    "A woman and a man, 64 and 61, married for thirty years, kind and far apart.",
    "They log little and ask for nothing. Few questions does not mean close.",
    "Paused while a new hip heals. Everything waits, for both alike.",
  ],
  stage: "middle",
  state: "paused",
  sessionMinutes: 90,
  partners: {
    A: { name: "Margaret Ashdown", email: "margaret@sample.test", explicitnessCeiling: 1 },
    B: { name: "Henrik Ashdown", email: "henrik@sample.test", explicitnessCeiling: 1 },
  },
  meetings: [
    {
      day: -80,
      time: "14:00",
      frame: "first",
      note: "First meeting. Long marriage, long silences, no quarrel. They came because the daughter asked whether they still talk. Secrets policy: discretion.",
    },
    {
      day: -73,
      time: "14:00",
      frame: "individual",
      note: "Met A alone. Safe. Misses a hand on the shoulder more than anything else. Hip operation planned.",
    },
    {
      day: -66,
      time: "14:00",
      frame: "individual",
      note: "Met B alone. Safe. Thinks that asking would be a burden. New tablets for blood pressure, referred to the family doctor to look at them.",
    },
    {
      day: -59,
      time: "14:00",
      frame: "feedback",
      note: "Findings shared. Low signal: all three are low together, to be looked at again. Explained that few questions can also mean distance. Loop named the two armchairs.",
    },
    {
      day: -45,
      time: "14:00",
      frame: "joint",
      core: [{ exercise: "softer-reach", minutes: 38, took: 36 }],
      note: "A asked to be sat beside in the evening. The answer was yes, and it was honest. Long quiet, of the good sort. They asked to pause until the hip has healed; agreed, and back in about eight weeks.",
    },
  ],
  next: null,
  homework: [
    {
      key: "name-it",
      exercise: "name-it-first",
      givenAt: 1,
      for: "B",
      dueAfter: 7,
      sent: {
        B: {
          daysAfter: 5,
          time: "19:00",
          check: [5, 2, 6],
          answers: {
            words: ["numb"],
            strength_before: 4,
            breath: 120,
            strength_after: 3,
            next: "wait",
          },
        },
      },
    },
    {
      key: "let-it-land",
      exercise: "hold-the-compliment",
      givenAt: 4,
      for: "both",
      dueAfter: 14,
      sent: {
        A: {
          daysAfter: 5,
          time: "10:30",
          check: [8, 2, 8],
          answers: {
            kind_word: "My reading glasses were cleaned and put back on my book.",
            believed_before: 7,
            why_meant: "It has been done for years, and I never took it for a kindness. I think it is one.",
            means_about_me: "I have been looked after all this time.",
            means_for_us: "We may have been saying it without words.",
            believed_after: 9,
            told_them: "yes",
          },
        },
        B: {
          daysAfter: 11,
          time: "18:20",
          check: [7, 1, 7],
          answers: {
            kind_word: "I was thanked for the glasses.",
            believed_before: 6,
            why_meant: "It came out of the blue, at breakfast. Nobody says such a thing to be polite.",
            means_about_me: "What I do is seen.",
            means_for_us: "We can begin with small things.",
            believed_after: 8,
            told_them: "no",
          },
        },
      },
    },
    {
      key: "touch",
      exercise: "touch-no-agenda",
      givenAt: 5,
      for: "both",
      dueAfter: 14,
      sent: {
        A: {
          daysAfter: 6,
          time: "20:40",
          check: [8, 2, 9],
          reviewedNextDay: true,
          answers: {
            kind: "hand_hold",
            off_limits: "Not the hip side, please.",
            timer: 600,
            word: "Home",
            pressure: 1,
            comfort: 8,
            agreement_kept: "yes",
          },
        },
      },
    },
  ],
  checkIns: {
    A: {
      firstWeek: -11,
      lastWeek: -6,
      from: [1, 5, 3, 3, 4, 4],
      to: [1, 6, 5, 4, 4, 3],
      bend: 1,
      missing: [],
    },
    B: {
      firstWeek: -11,
      lastWeek: -6,
      from: [0, 5, 3, 2, 4, 4],
      to: [1, 6, 4, 3, 4, 4],
      bend: 1,
      missing: [-8],
    },
  },
  ratings: [
    {
      day: -59,
      self: {
        A: "1 2 3 1 2 1 1  1 1 1 1 1 1 1  1 2 1 3 3 1 2  4 4 1 3 4 3",
        B: "1 1 3 1 2 1 1  1 1 0 2 1 1 2  1 1 1 4 3 0 2  4 5 1 3 4 3",
      },
      therapist: {
        A: "1 2 4 1 2 1 1  1 1 1 1 1 1 1  1 2 1 3 3 1 2  5 4 1 3 4 3",
        B: "1 1 4 1 2 1 1  1 1 0 1 1 1 2  1 1 1 5 3 0 2  5 5 1 3 4 3",
      },
    },
  ],
  episodes: margaretAndHenrikEpisodes,
};
