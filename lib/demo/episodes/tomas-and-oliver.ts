import type { EpisodeStories, EpisodeStory } from "#lib/demo/types";

/** The exam: a show, a question about the grade, praise that is gone by the morning. */
const exam: Omit<EpisodeStory, "day" | "part"> = {
  answers: {
    trigger_kind: "after_sex",
    feelings: ["ashamed", "scared"],
    intensity: 8,
    move: ["show", "asked_praise", "checked_again"],
    asked_plainly: "no",
    response_seen: "gave_flatly",
    relief_now: 8,
    need_kind: "good_enough",
    real_need: "To be liked on a bad day as well.",
  },
  nextDay: 2,
  twoDays: [4, 5],
};

/** Says what is needed, and what comes back stays. */
const free: Omit<EpisodeStory, "day" | "part"> = {
  answers: {
    trigger_kind: "body_looks",
    feelings: ["ashamed"],
    intensity: 4,
    move: ["asked_touch"],
    asked_plainly: "yes",
    response_seen: "gave_warmly",
    relief_now: 7,
    need_kind: "good_enough",
  },
  nextDay: 6,
  twoDays: [8, 1],
};

/** Performer and praiser, who have come free of it for the most part. */
export const tomasAndOliverEpisodes: EpisodeStories = {
  A: {
    episodes: [
      { ...exam, day: -54, part: "night" },
      {
        ...exam,
        day: -50,
        part: "night",
        answers: { ...exam.answers, belief: "I am only as good as last night.", belief_strength: 9 },
      },
      { ...exam, day: -44, part: "morning" },
      { ...exam, day: -37, part: "night" },
      { ...free, day: -28, part: "evening" },
      { ...free, day: -21, part: "night" },
      { ...free, day: -15, part: "evening" },
      { ...free, day: -9, part: "night" },
      { ...free, day: -4, part: "evening" },
    ],
    views: [],
  },
  B: {
    episodes: [
      {
        day: -41,
        part: "night",
        answers: {
          trigger_kind: "sex_went_badly",
          feelings: ["guilty", "lonely"],
          intensity: 5,
          move: ["over_gave"],
          asked_plainly: "no",
          response_seen: "gave_flatly",
          relief_now: 5,
          need_kind: "pleasure",
          real_need: "To have a wish of my own in it.",
        },
        nextDay: 2,
        twoDays: [5, 4],
      },
    ],
    views: [
      { day: -50, part: "night", response: "gave_warmly" },
      { day: -28, part: "evening", response: "asked_need" },
    ],
  },
};
