import type { EpisodeStories } from "#lib/demo/types";

/** One moment so far: not enough to tell anything. */
export const priyaAndDanielEpisodes: EpisodeStories = {
  A: {
    episodes: [
      {
        day: -3,
        part: "night",
        answers: {
          trigger_kind: "sex_went_badly",
          feelings: ["ashamed"],
          intensity: 6,
          move: ["show"],
          response_seen: "gave_warmly",
          relief_now: 5,
        },
        nextDay: 2,
        twoDays: [5, 4],
      },
    ],
    views: [],
  },
  B: { episodes: [], views: [] },
};
