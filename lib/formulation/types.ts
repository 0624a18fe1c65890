import type { Slot } from "#lib/access/actor";
import type { Effect } from "#lib/couples/gates";
import type { Thing } from "#lib/exercises/things";
import type { Exercise, Mechanism, Stage } from "#lib/exercises/types";
import type { IndicatorKey } from "#lib/formulation/indicators";

/** Ratings of one partner by one rater, 0 to 10; what was left out is absent. */
export type Ratings = Readonly<Partial<Record<IndicatorKey, number>>>;

/** What is known of one partner: as they rate themselves, and as the therapist does. */
export type RatingsOfPartner = { readonly self: Ratings; readonly therapist: Ratings };

export type Rater = "self" | "therapist";

/** The newest number of one rater for a statement that opens a private check, with when it was sent. */
export type SafetyLink = {
  readonly key: "D1" | "K3";
  readonly rater: Rater;
  readonly number: number;
  readonly at: Date;
};

/** Scores of one partner, 0 to 10; null where too little is rated. */
export type MechanismScores = Readonly<Record<Mechanism, number | null>>;

/** An indicator whose two ratings lie far apart: something to talk about. */
export type TalkingPoint = { key: IndicatorKey; self: number; therapist: number };

/** Whole per cents of the three, in the order every screen lists them. */
export type WholeShares = readonly (readonly [LoopMechanism, number])[];

/** The three mechanisms that compete for the lead; communication stands beside them. */
export type LoopMechanism = Exclude<Mechanism, "communication">;

/**
 * What leads. `not_enough`: a score is missing. `low_signal`: the three are low together, look again. `mixed`: none
 * is clearly ahead, which is normal.
 */
export type Lead =
  | { kind: "lead"; mechanism: LoopMechanism }
  | { kind: "mixed" }
  | { kind: "low_signal" }
  | { kind: "not_enough" };

/** The profile of a couple. Source: formulation paper, section 5. */
export type Profile = {
  readonly partners: Readonly<Record<Slot, MechanismScores>>;
  readonly couple: MechanismScores;
  /** Parts of 1 of the three mechanisms; null where one of them is missing or all are 0. */
  readonly shares: Readonly<Record<LoopMechanism, number>> | null;
  readonly lead: Lead;
};

/** What of one trip round the loop decides whether it was a stuck one; null where it was not answered. */
export type EpisodeFacts = {
  readonly checkedAgain: boolean | null;
  readonly reliefNow: number | null;
  readonly reliefNextDay: number | null;
  readonly askedPlainly: boolean | null;
  readonly namedNeed: boolean;
  readonly tensionTwoDays: number | null;
  /** The partner gave in or pulled away, as the one who logs it saw it. */
  readonly isCostlyResponse: boolean;
};

/** The pages on which an episode is written, in their order. */
export const EPISODE_PAGES = ["when", "trigger", "feeling", "meaning", "move", "response", "need"] as const;
export type EpisodePage = (typeof EPISODE_PAGES)[number];

/** What is asked of an episode on a later day. */
export const ASKED_LATER = ["next_day", "two_days"] as const;
export type AskedLater = (typeof ASKED_LATER)[number];

/**
 * How one trip round the loop stands. `open`: not stuck by what is told, and what is asked later could still make it so.
 */
export type Standing = "stuck" | "free" | "open";

/** How a partner's latest episodes look together. */
export type LoopPattern = "not_enough" | "stuck" | "moving";

/** The same with what it comes from: so many stuck ones of so many that were looked at. */
export type PatternFacts = {
  readonly pattern: LoopPattern;
  readonly stuck: number;
  readonly of: number;
};

/** What the suggestions know of a couple. */
export type CoupleFacts = {
  readonly profile: Profile;
  readonly stage: Stage;
  /** The lower of the two ceilings. */
  readonly ceiling: number;
  /** Minutes there are for it. */
  readonly slotMinutes: number;
  /** Things and rooms this couple does not have. */
  readonly lacks: readonly Thing[];
  /** By slug: what the therapist pinned, hid or moved. */
  readonly choices: Choices;
  /** By slug: how it went before. */
  readonly history: Readonly<Record<string, ExerciseHistory>>;
  /** Who comes, where it is for one session; both unless said otherwise. */
  readonly present?: readonly Slot[];
};

/** What the therapist chose about one exercise of a couple's suggestions. */
export type Choice = {
  readonly isPinned: boolean;
  readonly isHidden: boolean;
  /** Left for later, and no session has begun since. */
  readonly isNotNow: boolean;
  /** From 1; null where the score decides. */
  readonly place: number | null;
  /** Why it was hidden, where that was said. */
  readonly reason: string | null;
};
export type Choices = Readonly<Record<string, Choice>>;

export type ExerciseHistory = {
  /** Days since it was last finished; null where it never was. */
  readonly daysSince: number | null;
  /** Mean of all ratings, 0 to 10; null without any. */
  readonly useful: number | null;
  /** The highest of all ratings; null without any. */
  readonly upset: number | null;
};

/** What a suggestion is made of; `score` is their product. */
export type SuggestionFactors = {
  readonly fit: number;
  readonly stage: number;
  readonly recent: number;
  readonly felt: number;
  readonly gate: number;
};

/** An exercise the profile speaks for, with everything its place in the list comes from. */
export type Suggestion = {
  readonly slug: string;
  /** Whose score it fits; null where both do it together. */
  readonly slot: Slot | null;
  readonly factors: SuggestionFactors;
  /** What a gate asks to be weighed first, for the therapist alone; null where none does. */
  readonly care: string | null;
  readonly score: number;
  /** Fit per partner of what is done alone; empty where it is done together. */
  readonly fits: readonly { slot: Slot; fit: number }[];
  readonly isPinned: boolean;
  /** Moved by the therapist, so that its score does not decide its place. */
  readonly isPlaced: boolean;
  /** The exercise it was made from and stands for; null for all others. */
  readonly insteadOf: string | null;
};

/** Why an exercise is not among the suggestions. */
export type LeftOut = "explicitness" | "time" | "materials" | "not_rated";

export type Suggestible = Pick<
  Exercise,
  "slug" | "weights" | "stages" | "who" | "explicitness" | "minutes" | "materials"
> & { readonly originSlug: string | null };

/** What the gates do to one exercise; with the reason, which the therapist alone reads. */
export type GateWord = { readonly effect: Effect; readonly reason: string | null };

/** Where a need was said: in an episode of one's own, or beside the view of one's own response. */
export const NEED_SOURCES = ["episode", "view"] as const;
export type NeedSource = (typeof NEED_SOURCES)[number];

/** What a line that both share is of: a check-in, or a partner's own rating. */
export const LINE_KINDS = ["check_in", "rating"] as const;
export type LineKind = (typeof LINE_KINDS)[number];
export type CheckInLine = "q1" | "q2" | "q3" | "q4" | "q5" | "q6";
/** Never the two statements that open a private check. */
export type RatingLine = Exclude<IndicatorKey, "D1" | "K3">;
export type Line = CheckInLine | RatingLine;
