import type { EpisodeStories } from "#lib/demo/types";

/** A quiet pair: two logs in eight weeks, and none of them about asking. Few logs do not mean close. */
export const margaretAndHenrikEpisodes: EpisodeStories = {
  A: {
    episodes: [
      {
        day: -62,
        part: "evening",
        answers: {
          trigger_kind: "distance",
          feelings: ["lonely", "numb"],
          intensity: 3,
          move: ["quiet_to_be_chased"],
          relief_now: 0,
        },
        nextDay: 0,
        twoDays: [3, 2],
      },
      {
        day: -51,
        part: "night",
        answers: { trigger_kind: "no_clear_trigger", feelings: ["sad"], intensity: 2 },
      },
    ],
    views: [],
  },
  B: {
    episodes: [
      {
        day: -57,
        part: "evening",
        answers: { trigger_kind: "distance", feelings: ["numb"], intensity: 2, asked_plainly: "no" },
        twoDays: [3, 2],
      },
    ],
    views: [],
  },
};
