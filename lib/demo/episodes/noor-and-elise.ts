import type { EpisodeStories, EpisodeStory } from "#lib/demo/types";

/** Sundays before the train: a question, a packed bag, and signs looked for on Monday. */
const train: Omit<EpisodeStory, "day" | "part"> = {
  answers: {
    trigger_kind: "distance",
    feelings: ["scared", "jealous"],
    intensity: 8,
    move: ["asked_ok", "checked_again"],
    asked_plainly: "no",
    response_seen: "pulled_away",
    relief_now: 6,
    need_kind: "safe",
    real_need: "One plain word at the platform.",
  },
  nextDay: 1,
  twoDays: [3, 6],
};

/** Reach and pull-away in two cities. The log ends where consent was taken back. */
export const noorAndEliseEpisodes: EpisodeStories = {
  A: {
    episodes: [
      { ...train, day: -49, part: "evening" },
      {
        ...train,
        day: -42,
        part: "evening",
        answers: { ...train.answers, belief: "When she packs, she is already gone.", belief_strength: 8 },
      },
      { ...train, day: -35, part: "evening" },
      { ...train, day: -28, part: "evening", cost: "I sent nine messages from the train." },
      {
        ...train,
        day: -21,
        part: "evening",
        nextDay: 4,
        answers: { ...train.answers, asked_plainly: "yes" },
      },
      { ...train, day: -14, part: "evening" },
    ],
    views: [],
  },
  B: {
    episodes: [],
    views: [
      { day: -42, part: "evening", response: "pulled_away" },
      { day: -28, part: "evening", response: "gave_flatly" },
    ],
  },
};
