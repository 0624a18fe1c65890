import type { EpisodeStories, EpisodeStory } from "#lib/demo/types";

/** Both ask, and nobody is awake enough to answer. */
const ask: Omit<EpisodeStory, "day" | "part"> = {
  answers: {
    trigger_kind: "outside_stress",
    feelings: ["lonely", "sad"],
    intensity: 6,
    move: ["fished", "checked_again"],
    asked_plainly: "no",
    response_seen: "irritated",
    relief_now: 4,
    need_kind: "rested",
    real_need: "Sleep, and then to be a person.",
  },
  nextDay: 1,
  twoDays: [4, 5],
};

const laughed: Omit<EpisodeStory, "day" | "part"> = {
  answers: {
    trigger_kind: "outside_stress",
    feelings: ["lonely"],
    intensity: 3,
    move: ["asked_touch"],
    asked_plainly: "yes",
    response_seen: "gave_warmly",
    relief_now: 6,
  },
  nextDay: 4,
  twoDays: [6, 3],
};

const reach: Omit<EpisodeStory, "day" | "part"> = {
  ...ask,
  answers: {
    ...ask.answers,
    move: ["started_sex", "asked_ok", "checked_again"],
    response_seen: "gave_flatly",
    need_kind: "wanted",
    real_need: "That somebody looks up when I come in.",
  },
};

/** Twin seekers: both reach, on the same evenings, and neither lands. */
export const leylaAndMertEpisodes: EpisodeStories = {
  A: {
    episodes: [
      { ...ask, day: -40, part: "evening" },
      { ...ask, day: -33, part: "night", cost: "I cried in the bathroom." },
      { ...laughed, day: -27, part: "evening" },
      { ...ask, day: -20, part: "evening" },
      { ...ask, day: -13, part: "night" },
      { ...laughed, day: -8, part: "evening" },
      { ...ask, day: -4, part: "evening" },
    ],
    views: [{ day: -20, part: "evening", response: "irritated" }],
  },
  B: {
    episodes: [
      { ...reach, day: -40, part: "night" },
      { ...reach, day: -32, part: "evening" },
      { ...reach, day: -20, part: "evening" },
      { ...laughed, day: -16, part: "evening" },
      { ...reach, day: -13, part: "night", cost: "We both slept on the edge." },
      { ...reach, day: -5, part: "evening" },
    ],
    views: [
      { day: -33, part: "night", response: "irritated" },
      { day: -13, part: "night", response: "pulled_away" },
    ],
  },
};
