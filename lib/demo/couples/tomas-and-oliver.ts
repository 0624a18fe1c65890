import { tomasAndOliverMaps } from "#lib/demo/couples/loop-maps";
import { tomasAndOliverRecords } from "#lib/demo/couples/partner-records";
import { tomasAndOliverHomework } from "#lib/demo/couples/tomas-and-oliver-homework";
import { tomasAndOliverEpisodes } from "#lib/demo/episodes/tomas-and-oliver";
import type { CoupleStory } from "#lib/demo/types";

export const tomasAndOliver: CoupleStory = {
  slug: "tomas-and-oliver",
  shape: "performer_praiser",
  shows: ["improves clearly", "waits to be co-signed", "opens later"],
  about: [
    "Two men, 52 and 47, married, a restaurant kitchen and a school between them.",
    "Intimate time had become an exam: Tomás waited for the grade, Oliver handed out praise before anyone asked.",
    "Both are clearly freer now and keep what they have learned for the busy months.",
  ],
  stage: "consolidation",
  state: "active",
  sessionMinutes: 50,
  partners: {
    A: { name: "Tomás Iglesias", email: "tomas@sample.test", explicitnessCeiling: 2 },
    B: { name: "Oliver Brandt", email: "oliver@sample.test", explicitnessCeiling: 2 },
  },
  meetings: [
    {
      day: -74,
      time: "10:00",
      frame: "first",
      note: "First meeting. Both speak of closeness as a test with a mark at the end. Much humour, some of it armour. Medical check done last year, nothing open. Secrets policy: no secrets.",
    },
    {
      day: -67,
      time: "10:00",
      frame: "individual",
      note: "Met A alone. Safe, no pressure from outside. Grades himself in his own words from start to end. Turned fifty and has watched himself since.",
    },
    {
      day: -60,
      time: "10:00",
      frame: "individual",
      note: "Met B alone. Safe. Praises to prevent a low mood and loses his own wishes on the way. Misses plain affection.",
    },
    {
      day: -53,
      time: "10:00",
      frame: "feedback",
      note: "Findings shared. Regulation leads. They named the loop the jury. Goal: one evening a week without a jury.",
    },
    {
      day: -46,
      time: "10:00",
      frame: "joint",
      core: [{ exercise: "urge-wave", minutes: 18, took: 20 }],
      note: "First wave ridden at home and told with pride in the plain sense of the word. Touch without a goal agreed for two evenings, clothes on, either can stop.",
    },
    {
      day: -39,
      time: "10:00",
      frame: "joint",
      core: [{ exercise: "plain-ask", minutes: 18, took: 18 }],
      note: "Agreement kept by both, pressure low. B asked for something for himself, for the first time here. Letter to another pair given as homework.",
    },
    {
      day: -25,
      time: "10:00",
      frame: "joint",
      core: [
        { exercise: "letter-to-a-friend-couple", minutes: 12, took: 16 },
        { exercise: "name-it-first", minutes: 6 },
      ],
      note: "Both read from their letters. Laughter, then quiet. The hard sentence was the same for both without having talked about it.",
    },
    {
      day: -18,
      time: "10:00",
      frame: "joint",
      core: [{ exercise: "speak-listen-swap", minutes: 18, took: 17 }],
      note: "Four of four turns got it. They talk about the jury as of a neighbour who moved away. Stage moved to consolidation together with them.",
    },
    {
      day: -11,
      time: "10:00",
      frame: "joint",
      core: [{ title: "Goals and plan", minutes: 18, took: 19 }],
      note: "First and present map side by side. Early signs listed by each. Busy months named as the risk. Next: what to do first when it comes back.",
    },
  ],
  next: {
    day: 3,
    time: "10:00",
    frame: "joint",
    plan: "draft",
    core: [{ title: "Goals and plan", minutes: 18 }],
  },
  homework: tomasAndOliverHomework,
  checkIns: {
    A: {
      firstWeek: -10,
      lastWeek: -1,
      from: [8, 2, 4, 3, 8, 6],
      to: [1, 9, 8, 8, 2, 1],
      bend: 0.7,
      missing: [-6],
    },
    B: {
      firstWeek: -10,
      lastWeek: -1,
      from: [5, 4, 5, 4, 6, 6],
      to: [0, 9, 8, 8, 2, 2],
      bend: 0.7,
      missing: [],
    },
  },
  maps: tomasAndOliverMaps,
  records: tomasAndOliverRecords,
  screenedAgain: -11,
  safetyHold: {
    gate: "G14",
    day: -8,
    note: "B rang: a small hernia operation, planned for weeks, home again the next day. Touch with care, sexual touch waits for the surgeon's word. Asked for that word in writing.",
  },
  coSign: {
    exerciseClass: "X",
    day: -2,
    reason:
      "A small operation last week, healing well. The surgeon allows everything but lifting, by word of mouth; the letter comes next week. Both were asked alone and would like to go on slowly. No weight on the wound, and either can stop at any moment.",
  },
  ratings: [
    {
      day: -53,
      self: {
        A: "3 4 4 3 4 3 7  7 7 6 9 5 6 9  6 6 5 3 5 4 5  5 5 2 4 5 5",
        B: "3 4 5 6 4 3 3  3 3 2 4 3 3 4  4 4 3 3 4 3 4  5 4 2 4 6 5",
      },
      therapist: {
        A: "3 4 5 3 4 3 8  7 7 6 9 5 6 9  6 6 5 3 5 4 5  5 5 2 4 5 5",
        B: "2 4 5 7 5 3 3  3 3 2 4 3 3 4  4 4 3 3 4 3 4  5 4 2 4 7 5",
      },
    },
    {
      day: -11,
      self: {
        A: "1 2 2 1 2 1 3  3 3 2 4 2 2 4  2 3 2 1 2 1 2  2 2 1 2 2 2",
        B: "1 2 2 2 2 1 1  1 1 1 2 1 1 2  2 2 1 1 2 1 2  2 2 1 2 3 2",
      },
      therapist: {
        A: "1 2 2 1 2 1 3  3 3 2 4 2 2 4  2 3 2 1 2 1 2  2 2 1 2 2 2",
        B: "1 2 2 2 2 1 1  1 1 1 2 1 1 2  2 2 1 1 2 1 2  2 2 1 2 3 2",
      },
    },
  ],
  episodes: tomasAndOliverEpisodes,
};
