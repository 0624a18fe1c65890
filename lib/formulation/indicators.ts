import type { Mechanism } from "#lib/exercises/types";

/** One of the 27 statements that are rated, in the partner's own voice. Source: formulation paper, section 4. */
export type Indicator = {
  readonly key: string;
  readonly mechanism: Mechanism;
  readonly words: string;
  /** A high rating opens a private consent check, for the therapist alone. */
  readonly isSafetyLink?: true;
};

/** The paper's own wording, in its order; not a validated scale. */
export const INDICATORS = [
  {
    key: "D1",
    mechanism: "dissonance",
    words: "I say yes, or offer sex or touch, when part of me does not want to.",
    isSafetyLink: true,
  },
  {
    key: "D2",
    mechanism: "dissonance",
    words: "I believe two things about our sex life that do not fit together.",
  },
  { key: "D3", mechanism: "dissonance", words: "I keep things as they are so we can skip a hard talk." },
  {
    key: "D4",
    mechanism: "dissonance",
    words: "I give more sex or praise when I feel guilty or in debt.",
  },
  {
    key: "D5",
    mechanism: "dissonance",
    words: "I talk myself out of an uneasy feeling instead of looking at it.",
  },
  { key: "D6", mechanism: "dissonance", words: "What I do in bed does not match what matters to me." },
  {
    key: "D7",
    mechanism: "dissonance",
    words: "I hold a rule about sex (how often, how well) that I keep failing.",
  },
  {
    key: "R1",
    mechanism: "regulation",
    words: "When I feel anxious or low, I first go for praise, touch or sex.",
  },
  { key: "R2", mechanism: "regulation", words: "The calm I get from it fades fast." },
  { key: "R3", mechanism: "regulation", words: "I ask or check again after a clear answer." },
  { key: "R4", mechanism: "regulation", words: "During sex I watch and grade myself." },
  { key: "R5", mechanism: "regulation", words: "I find it hard to calm down without my partner." },
  { key: "R6", mechanism: "regulation", words: "If it does not come, I panic, snap or shut down." },
  { key: "R7", mechanism: "regulation", words: "How sex went decides how I feel about myself." },
  { key: "A1", mechanism: "attachment", words: "Sex is the main way I know we are okay." },
  { key: "A2", mechanism: "attachment", words: "When my partner is not in the mood, I feel unwanted." },
  { key: "A3", mechanism: "attachment", words: "I look for signs that my partner is pulling away." },
  {
    key: "A4",
    mechanism: "attachment",
    words: "I go quiet or keep busy when closeness gets strong.",
  },
  {
    key: "A5",
    mechanism: "attachment",
    words: "We have few ways to feel close that are not sexual.",
  },
  { key: "A6", mechanism: "attachment", words: "I test my partner's love rather than ask." },
  { key: "A7", mechanism: "attachment", words: "When a need goes unmet, we fight or go cold." },
  { key: "K1", mechanism: "communication", words: "I hint rather than ask." },
  {
    key: "K2",
    mechanism: "communication",
    words: "I do not know how to say what I like or do not like.",
  },
  {
    key: "K3",
    mechanism: "communication",
    words: "I am not sure I can say no and still feel safe with us.",
    isSafetyLink: true,
  },
  {
    key: "K4",
    mechanism: "communication",
    words: "When one of us brings up sex, it turns to blame or silence.",
  },
  {
    key: "K5",
    mechanism: "communication",
    words: "I guess what my partner needs instead of checking.",
  },
  { key: "K6", mechanism: "communication", words: "I do not feel heard when I say what I need." },
] as const satisfies readonly Indicator[];

export type IndicatorKey = (typeof INDICATORS)[number]["key"];

/** What a therapist may have seen or heard, by mechanism. Source: formulation paper, section 4. */
export const THERAPIST_CUES: Readonly<Record<Mechanism, readonly string[]>> = {
  dissonance: [
    "Both halves of a contradiction in one session",
    "\u201cShould\u201d language",
    "A switch of topic when it is named",
  ],
  regulation: [
    "A rising pitch, or pleading",
    "Quick calm, then a new question",
    "Eyes on the partner's face",
  ],
  attachment: ["Protest and then collapse, or flat withdrawal", "Sex named as proof"],
  communication: ["Vague nouns (\u201cit\u201d, \u201cstuff\u201d)", "Speaking for the other"],
};
