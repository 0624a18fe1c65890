import type { EpisodeStories, EpisodeStory } from "#lib/demo/types";

/** Asks, is calm for an evening, asks again; the other one answers flat and goes away. */
const echo: Omit<EpisodeStory, "day" | "part"> = {
  answers: {
    trigger_kind: "distance",
    feelings: ["scared", "lonely"],
    intensity: 7,
    move: ["asked_ok", "checked_again"],
    asked_plainly: "no",
    response_seen: "pulled_away",
    relief_now: 7,
    need_kind: "close",
    real_need: "To be met when I come home, before the laptop.",
  },
  nextDay: 1,
  twoDays: [3, 7],
};

/** Asks once and plainly; what comes back lasts. */
const plain: Omit<EpisodeStory, "day" | "part"> = {
  answers: {
    trigger_kind: "distance",
    feelings: ["lonely"],
    intensity: 4,
    move: ["asked_touch"],
    asked_plainly: "yes",
    response_seen: "asked_need",
    relief_now: 6,
    need_kind: "close",
    real_need: "Ten minutes on the sofa.",
  },
  nextDay: 5,
  twoDays: [7, 2],
};

/** Reach and pull-away, by now about half of the time. */
export const alexAndSamEpisodes: EpisodeStories = {
  A: {
    episodes: [
      { ...echo, day: -52, part: "evening", cost: "We did not speak at breakfast." },
      { ...echo, day: -46, part: "night" },
      {
        ...echo,
        day: -39,
        part: "evening",
        answers: { ...echo.answers, belief: "If it is quiet, I am too much.", belief_strength: 8 },
      },
      { ...echo, day: -31, part: "evening" },
      { ...plain, day: -23, part: "evening" },
      { ...echo, day: -17, part: "night", cost: "I lay awake until two." },
      { ...plain, day: -11, part: "evening" },
      {
        ...plain,
        day: -5,
        part: "afternoon",
        answers: {
          ...plain.answers,
          response_seen: "kind_no",
          belief: "A no is not a goodbye.",
          belief_strength: 6,
        },
      },
    ],
    views: [],
  },
  B: {
    episodes: [
      {
        day: -26,
        part: "night",
        answers: {
          trigger_kind: "outside_stress",
          feelings: ["guilty", "numb"],
          intensity: 5,
          move: ["sorry_again"],
          asked_plainly: "no",
          response_seen: "gave_flatly",
          relief_now: 4,
        },
        nextDay: 3,
        twoDays: [5, 4],
      },
    ],
    views: [
      { day: -39, part: "evening", response: "gave_flatly" },
      { day: -31, part: "evening", response: "pulled_away" },
      { day: -11, part: "evening", response: "asked_need" },
    ],
  },
};
