import type { MapStory } from "#lib/demo/types";

const ECHO = {
  name: "The echo",
  "A.soft": "Scared that the quiet means I am too much",
  "A.reach": "Asks if we are okay, then asks again",
  "A.respond": "Agrees fast, to keep the evening",
  "B.soft": "Afraid of getting the answer wrong again",
  "B.reach": "Makes tea, sits near, says nothing",
  "B.respond": "Answers once, then goes behind the laptop",
  stressors: "Two long working days. A job that was lost four years ago.",
} as const;

/** Three maps of a couple that reaches and pulls away: from the first sketch to one that both agreed to. */
export const alexAndSamMaps: readonly MapStory[] = [
  {
    day: -56,
    parts: {
      name: ECHO.name,
      "A.reach": ECHO["A.reach"],
      "B.respond": "Answers, then hides in work",
      "A.soft": "Scared of being left",
    },
    hypotheses: "Fear of loss drives the asking; the answers calm for an hour. B's silence reads as leaving.",
    links: {
      "A.soft_reach": {
        mechanism: "attachment",
        confidence: "medium",
        evidence: "Both told a quiet evening the same way.",
      },
    },
  },
  {
    day: -28,
    parts: {
      ...ECHO,
      strengths: "Humour. Both come back within the hour.",
    },
    hypotheses:
      "Attachment for A, with soothing close behind. B withdraws out of shame about answers, not out of cold.",
    links: {
      "A.soft_reach": {
        mechanism: "attachment",
        confidence: "high",
        evidence: "A rode a first wave aloud; the fear underneath was of being left.",
      },
      "B.response_soft": { mechanism: "regulation", confidence: "low", evidence: "" },
      "A.reach_response": {
        mechanism: "regulation",
        confidence: "medium",
        evidence: "Calm of minutes after a clear answer, then a new question.",
      },
    },
  },
  {
    day: -14,
    agreedOn: -14,
    parts: {
      ...ECHO,
      "A.soft": "Lonely, and scared that the quiet means I am too much",
      "A.respond": "Says yes to being near, without a talk",
      "A.wish": "One plain ask, and a kind answer that stays",
      "B.wish": "Quiet that counts as closeness, and a start of my own",
      strengths: "Humour. Both come back within the hour. Sunday walks.",
      exceptions: "The evening the power was out: no laptop, no question, cards by candlelight.",
      stressors: "Two long working days.",
    },
    hypotheses: "Softer reach is ready to be tried. Watch for B agreeing too fast.",
    links: {
      "A.soft_reach": {
        mechanism: "attachment",
        confidence: "high",
        evidence: "Named the loneliness before asking, twice, unprompted.",
      },
      "A.reach_response": {
        mechanism: "regulation",
        confidence: "medium",
        evidence: "The second question comes later now.",
      },
      "B.soft_reach": {
        mechanism: "attachment",
        confidence: "medium",
        evidence: "Tea and sitting near: B's own reach, not seen before.",
      },
    },
  },
];

/** Two who made closeness an exam; one map, agreed. */
export const tomasAndOliverMaps: readonly MapStory[] = [
  {
    day: -40,
    agreedOn: -33,
    parts: {
      name: "The exam board",
      "A.soft": "Ashamed at the thought of not being enough",
      "A.reach": "Watches the other's face, asks how it was",
      "A.respond": "Hears praise as a mark and waits for the next",
      "A.wish": "To be met without a mark",
      "B.soft": "Lonely behind all the praise",
      "B.reach": "Praises before anyone asks",
      "B.respond": "Praises more, and means it less",
      "B.wish": "To say what I feel instead of what helps",
      strengths: "Kitchen humour. They cook well together and stop in time.",
      exceptions: "Holidays, and the night they laughed at the fire alarm.",
      stressors: "December in a restaurant, exam weeks in a school.",
    },
    hypotheses: "Sex as exam, soothing first. The praise keeps the exam going.",
    links: {
      "A.soft_reach": {
        mechanism: "regulation",
        confidence: "high",
        evidence: "Grades himself during closeness, by his own account.",
      },
      "B.soft_reach": {
        mechanism: "dissonance",
        confidence: "medium",
        evidence: "Praises to skip a hard talk.",
      },
    },
  },
];

/** Both ask and nobody lands; a first map that is not agreed yet. */
export const leylaAndMertMaps: readonly MapStory[] = [
  {
    day: -30,
    parts: {
      name: "Two empty cups",
      "A.called": "Owl",
      "A.soft": "Tired, and afraid of being only a mother now",
      "A.reach": "Asks for touch at midnight",
      "A.respond": "Counters with a question of her own",
      "B.called": "Lark",
      "B.soft": "Worn out, and missing the one he married",
      "B.reach": "Asks whether he is still wanted",
      "B.respond": "Falls asleep in the middle of the answer",
      stressors: "Twins of two years, one grandmother, no sleep.",
      exceptions: "When the grandmother takes the twins for a morning.",
    },
    hypotheses: "Twin seekers. Nobody lands for want of rest rather than of will.",
    links: {},
  },
];
