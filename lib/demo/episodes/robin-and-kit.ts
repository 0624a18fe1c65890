import type { EpisodeStories, EpisodeStory } from "#lib/demo/types";

/** A yes that was not one. */
const gaveIn: Omit<EpisodeStory, "day" | "part"> = {
  answers: {
    trigger_kind: "conflict",
    feelings: ["scared", "guilty"],
    intensity: 8,
    move: ["offered_sex", "sorry_again"],
    asked_plainly: "no",
    response_seen: "irritated",
    relief_now: 6,
    need_kind: "free_to_say_no",
    real_need: "To know that a no is all right at home.",
  },
  nextDay: 1,
  twoDays: [2, 8],
};

/** Too few to tell a pattern, and reason enough to look at safety first. */
export const robinAndKitEpisodes: EpisodeStories = {
  A: {
    episodes: [
      { ...gaveIn, day: -16, part: "night" },
      { ...gaveIn, day: -12, part: "night", cost: "I keep out of the studio." },
      { ...gaveIn, day: -8, part: "evening" },
    ],
    views: [],
  },
  B: {
    episodes: [
      {
        day: -15,
        part: "evening",
        answers: {
          trigger_kind: "outside_stress",
          feelings: ["angry", "scared"],
          intensity: 7,
          move: ["asked_touch", "checked_again"],
          asked_plainly: "no",
          response_seen: "gave_in",
          relief_now: 5,
        },
        nextDay: 1,
        twoDays: [4, 6],
      },
    ],
    views: [],
  },
};
