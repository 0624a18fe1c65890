import { alexAndSamHomework } from "#lib/demo/couples/alex-and-sam-homework";
import { alexAndSamMaps } from "#lib/demo/couples/loop-maps";
import { alexAndSamRecords } from "#lib/demo/couples/partner-records";
import { alexAndSamEpisodes } from "#lib/demo/episodes/alex-and-sam";
import type { CoupleStory } from "#lib/demo/types";

export const alexAndSam: CoupleStory = {
  slug: "alex-and-sam",
  shape: "reach_pull_away",
  shows: ["meets today"],
  about: [
    "Mid thirties, seven years together, one flat and two long working days.",
    "Alex asks whether they are okay, most of all after quiet evenings. Sam answers, then hides in the laptop.",
    "Alex has found other ways to come close. Sam is steadier than glad, and both are ready for a softer ask.",
  ],
  stage: "middle",
  state: "active",
  sessionMinutes: 75,
  partners: {
    A: { name: "Alex Hartwell", email: "alex@sample.test", explicitnessCeiling: 2 },
    B: { name: "Sam Oduya", email: "sam@sample.test", explicitnessCeiling: 1 },
  },
  meetings: [
    {
      day: -77,
      time: "16:00",
      frame: "first",
      note: "First meeting, both present. They describe evenings that go quiet, a question, a short calm and the same question again. Warm with each other when they talk about how they met. Secrets policy explained and chosen: discretion. Risk checked with both, nothing of concern.",
    },
    {
      day: -70,
      time: "16:00",
      frame: "individual",
      note: "Met A alone. Private space confirmed. No fear, no control. Long history of being the one who keeps the peace. The asking began after a job loss four years ago. Sleeps badly after a quiet evening.",
    },
    {
      day: -63,
      time: "16:00",
      frame: "individual",
      note: "Met B alone. Private space confirmed. No fear, no control. Feels examined at the end of the day and runs out of words. Wants closeness and wants to start it now and then.",
    },
    {
      day: -56,
      time: "16:00",
      frame: "feedback",
      note: "Findings shared. They named their loop the echo. Attachment leads, regulation is close behind for A. Goals: one quiet evening a week that stays quiet and kind, and one plain ask each.",
    },
    {
      day: -42,
      time: "16:00",
      frame: "joint",
      core: [
        { exercise: "pause-pact", minutes: 15, took: 17 },
        { exercise: "urge-wave", minutes: 13, took: 14 },
      ],
      note: "Pause agreed and tried once in the room. A rode a first wave aloud, B watched and was moved. Support line agreed, so that waiting does not feel like being left.",
    },
    {
      day: -28,
      time: "16:00",
      frame: "joint",
      core: [
        { exercise: "plain-ask", minutes: 20, took: 22 },
        { exercise: "name-it-first", minutes: 8 },
      ],
      note: "Two plain asks in session. A no was taken well, and both smiled about it. Talks about the outside world on three evenings. Check-ins of A are moving up, those of B hold.",
    },
    {
      day: -14,
      time: "16:00",
      frame: "joint",
      core: [{ exercise: "speak-listen-swap", minutes: 28, took: 30 }],
      note: "Two full rounds about how evenings begin. One turn did not land and was said again, calmly. Next: the softer reach, when the week has been calm for both.",
    },
  ],
  next: {
    day: 0,
    time: null,
    frame: "joint",
    plan: "final",
    core: [{ exercise: "softer-reach", minutes: 28 }],
  },
  homework: alexAndSamHomework,
  checkIns: {
    A: {
      firstWeek: -11,
      lastWeek: -1,
      from: [7, 3, 4, 3, 7, 7],
      to: [3, 7, 7, 6, 4, 4],
      bend: 0.8,
      missing: [-7],
    },
    B: {
      firstWeek: -11,
      lastWeek: -1,
      from: [3, 6, 5, 4, 6, 6],
      to: [2, 6, 6, 6, 5, 5],
      bend: 0.9,
      missing: [-9, -4],
      leftOpen: { week: -6, question: 4 },
    },
  },
  maps: alexAndSamMaps,
  records: alexAndSamRecords,
  screenedAgain: -14,
  ratings: [
    {
      day: -56,
      self: {
        A: "3 5 6 4 5 3 4  8 8 7 4 8 6 5  8 9 9 3 7 7 7  7 5 3 5 6 6",
        B: "4 3 7 3 5 3 2  2 3 1 3 2 3 3  3 4 3 8 6 2 7  5 4 2 6 5 5",
      },
      therapist: {
        A: "3 4 6 3 5 3 3  8 8 8 3 8 6 5  8 9 9 3 7 8 7  8 5 2 6 7 6",
        B: "3 3 8 2 6 3 2  1 2 1 2 2 4 2  3 5 3 9 7 2 7  5 5 2 7 5 5",
      },
    },
    {
      day: -14,
      self: {
        A: "2 4 4 3 4 3 3  5 5 4 4 6 4 4  6 7 6 3 6 5 5  5 4 2 4 5 4",
        B: "3 3 5 3 4 3 2  2 3 1 3 2 2 3  3 4 3 6 5 2 5  4 4 2 5 4 4",
      },
      therapist: {
        A: "2 3 4 2 4 3 2  5 5 4 3 6 4 4  6 7 7 2 6 6 6  5 4 2 4 5 5",
        B: "2 3 6 2 5 3 2  1 2 1 2 2 3 2  3 4 3 7 6 2 5  4 4 2 5 4 4",
      },
    },
  ],
  episodes: alexAndSamEpisodes,
};
