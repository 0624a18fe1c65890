import type { EpisodeStories, EpisodeStory } from "#lib/demo/types";

/** A yes given early to have peace; it is paid for two days later. */
const yes: Omit<EpisodeStory, "day" | "part"> = {
  answers: {
    trigger_kind: "distance",
    feelings: ["guilty"],
    intensity: 6,
    move: ["offered_sex", "over_gave"],
    asked_plainly: "no",
    response_seen: "gave_flatly",
    relief_now: 6,
    need_kind: "free_to_say_no",
    real_need: "That a no costs me nothing for once.",
  },
  nextDay: 1,
  twoDays: [2, 7],
};

/** Does more around the house instead of asking, says sorry, and feels small. */
const more: Omit<EpisodeStory, "day" | "part"> = {
  answers: {
    trigger_kind: "sex_declined",
    feelings: ["ashamed", "sad"],
    intensity: 6,
    move: ["over_gave", "sorry_again"],
    asked_plainly: "no",
    response_seen: "gave_in",
    relief_now: 5,
    need_kind: "wanted",
    real_need: "To be wanted, not paid back.",
  },
  nextDay: 1,
  twoDays: [3, 6],
};

/** Give in and resent, on both sides. */
export const ingridAndPaulEpisodes: EpisodeStories = {
  A: {
    episodes: [
      { ...yes, day: -50, part: "night", cost: "I was sharp with the children." },
      { ...yes, day: -43, part: "night" },
      {
        ...yes,
        day: -34,
        part: "evening",
        answers: { ...yes.answers, belief: "If I say no, he will be silent all week.", belief_strength: 8 },
      },
      { ...yes, day: -25, part: "night" },
      { ...yes, day: -18, part: "morning", nextDay: 4 },
      { ...yes, day: -12, part: "night" },
      { ...yes, day: -4, part: "night", cost: "I did not want to be touched at all." },
    ],
    views: [{ day: -25, part: "evening", response: "gave_in" }],
  },
  B: {
    episodes: [
      { ...more, day: -49, part: "evening" },
      { ...more, day: -40, part: "evening" },
      { ...more, day: -33, part: "night", nextDay: 4 },
      { ...more, day: -24, part: "evening" },
      { ...more, day: -15, part: "evening", cost: "Three shelves, and not one word." },
      { ...more, day: -6, part: "evening" },
    ],
    views: [{ day: -18, part: "morning", response: "gave_flatly" }],
  },
};
