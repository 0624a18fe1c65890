import { priyaAndDanielEpisodes } from "#lib/demo/episodes/priya-and-daniel";
import type { CoupleStory } from "#lib/demo/types";

export const priyaAndDaniel: CoupleStory = {
  slug: "priya-and-daniel",
  shape: "performer_praiser",
  shows: ["new in assessment", "invited, not joined"],
  about: [
    "A woman and a man, 27 and 30, engaged, new to talking about any of this.",
    "One first meeting so far. The next two are with each of them alone.",
    "Priya has joined. Daniel has his own link and all the time he needs; neither hears about the other.",
  ],
  stage: "assessment",
  state: "active",
  sessionMinutes: 50,
  partners: {
    A: { name: "Priya Raghunathan", email: "priya@sample.test", explicitnessCeiling: 1 },
    B: { name: "Daniel Foxworth", email: "daniel@sample.test", explicitnessCeiling: null },
  },
  meetings: [
    {
      day: -4,
      time: "11:00",
      frame: "first",
      note: "First meeting. Shy, quick to laugh, wedding in spring. Both say they want to get it right, and both look tired of getting it right. Individual meetings explained. No joint or touch homework before them.",
    },
  ],
  next: { day: 3, time: "11:00", frame: "individual", alone: "A", plan: "draft" },
  homework: [
    {
      key: "name-it",
      exercise: "name-it-first",
      givenAt: 1,
      for: "A",
      dueAfter: 7,
      sent: {},
    },
  ],
  checkIns: {},
  episodes: priyaAndDanielEpisodes,
};
