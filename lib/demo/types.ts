import type { Slot } from "#lib/access/actor";
import type { HoldGate } from "#lib/couples/gates";
import type { NotNow } from "#lib/couples/rules-not-now";
import type { CoupleState, Stage } from "#lib/couples/types";
import type { DayPart } from "#lib/exercises/entries";
import type { Answers, ExerciseClass } from "#lib/exercises/types";
import type { JointMap, MapNotes } from "#lib/formulation/map-types";
import type { PartnerRecord } from "#lib/formulation/rules-record";
import type { BlockTitle, Disposition } from "#lib/planning/types";

/** The shapes of the stuck loop. Source: formulation paper, section 8. */
export const LOOP_SHAPES = [
  "reach_pull_away",
  "give_in_resent",
  "performer_praiser",
  "twin_seekers",
  "quiet_pair",
] as const;
export type LoopShape = (typeof LOOP_SHAPES)[number];

/** What a couple is in the demo for; each occurs at least once. */
export const SHOWCASES = [
  "meets today",
  "improves clearly",
  "off track",
  "carried three times",
  "safety hold",
  "paused",
  "consent withdrawn",
  "invited, not joined",
  "new in assessment",
  "waits to be co-signed",
  "stand-in",
  "opens later",
] as const;
export type Showcase = (typeof SHOWCASES)[number];

export type PartnerStory = {
  readonly name: string;
  readonly email: string;
  /** Set by the partner on joining; null while not joined. */
  readonly explicitnessCeiling: 0 | 1 | 2 | 3 | null;
};

/** Answers to q1 to q6 of the weekly check-in. */
export type Six = readonly [number, number, number, number, number, number];

/** A partner's weekly check-ins: from one level to another with noise, some weeks missing. */
export type Course = {
  /** Weeks counted from this one; -1 is last week. */
  readonly firstWeek: number;
  readonly lastWeek: number;
  readonly from: Six;
  readonly to: Six;
  /** Under 1: most of the way early; 1: steady. */
  readonly bend: number;
  readonly missing: readonly number[];
  /** A week in which one question was left open, so that there is no score. */
  readonly leftOpen?: { readonly week: number; readonly question: 1 | 2 | 3 | 4 | 5 | 6 };
};

/** One line of the working part of a plan: an exercise by its slug, or a named block of time. */
export type CoreLine = (
  | { readonly exercise: string; readonly title?: never }
  | { readonly title: BlockTitle; readonly exercise?: never }
) & {
  readonly minutes: number;
  /** Minutes it took; absent: it was set aside, or the meeting is still to come. */
  readonly took?: number;
};

/** How a meeting is built. Source: sessions paper, sections 1 and 2. */
export type Frame = "first" | "individual" | "feedback" | "joint";

export type MeetingStory = {
  /** Days from today, below 0; moved off weekends. */
  readonly day: number;
  readonly time: string;
  readonly frame: Frame;
  /** Only for joint meetings: what fills the working part. */
  readonly core?: readonly CoreLine[];
  readonly note: string;
};

/** Further dates that were set along with one, all at its time. */
export type SeriesStory = { readonly everyWeeks: 1 | 2; readonly times: number };

export type NextMeeting = {
  readonly day: number;
  /** Null: within hours of now. */
  readonly time: string | null;
  readonly frame: Frame;
  readonly plan: "none" | "draft" | "final";
  readonly core?: readonly CoreLine[];
  readonly series?: SeriesStory;
  /** Who comes alone. */
  readonly alone?: Slot;
};

/** A task sent. Reviewed at the first meeting after it, unless it says otherwise. */
export type SentStory = {
  readonly daysAfter: number;
  readonly time: string;
  readonly stopped?: true;
  /** Useful, upset, again; each 0 to 10. Source: measures paper, section 5. */
  readonly check: readonly [number, number, number];
  readonly answers: Answers;
  /** In the two-minute version, which its partner chose. */
  readonly short?: true;
  /** Looked at the day after it was sent. */
  readonly reviewedNextDay?: true;
};

export type HomeworkStory = {
  readonly key: string;
  readonly exercise: string;
  /** Number of the meeting it was given at, from 1. */
  readonly givenAt: number;
  readonly for: Slot | "both";
  /** Days from being given to the day it is wanted by. */
  readonly dueAfter: number;
  readonly smaller?: true;
  /** What a later meeting decided, by its number; else sent work rests and the other is kept. */
  readonly decided?: Readonly<Record<number, Disposition>>;
  readonly sent: Readonly<Partial<Record<Slot, SentStory>>>;
  /** The piece, by its key, whose place it takes while that is kept back. */
  readonly standsInFor?: string;
  /** What it waits for: a day ahead of today, or the same partner's own piece before it, by its key. */
  readonly opens?: { readonly inDays: number } | { readonly after: string; readonly days: number };
  /** Why one of them does not do it now, said on a day counted from today. */
  readonly notNow?: { readonly slot: Slot; readonly reason: NotNow; readonly day: number };
  /** Both chose to share what can be revealed. */
  readonly bothShared?: true;
  /** Typed and not sent. */
  readonly draft?: {
    readonly slot: Slot;
    readonly day: number;
    readonly time: string;
    readonly answers: Answers;
  };
};

/** Partners rate the evening before, the therapist on the day. */
export type RatingStory = {
  readonly day: number;
  readonly self?: Readonly<Partial<Record<Slot, string>>>;
  readonly therapist?: Readonly<Record<Slot, string>>;
};

/** One version of a loop map; days are counted from today. */
export type MapStory = {
  readonly day: number;
  readonly agreedOn?: number;
  readonly parts: Readonly<Partial<JointMap>>;
  readonly hypotheses: string;
  readonly links: Readonly<Partial<MapNotes["links"]>>;
};

/** One version of what is kept of one partner. */
export type RecordStory = { readonly slot: Slot; readonly day: number; readonly parts: PartnerRecord };

/** An episode as a partner sent it on its own day; answers bear the names of the log's questions. */
export type EpisodeStory = {
  /** Days from today, below 0. */
  readonly day: number;
  readonly part: DayPart;
  readonly answers: Answers;
  /** Left after a day; absent where it was not told. */
  readonly nextDay?: number;
  /** Closeness and tension after two days. */
  readonly twoDays?: readonly [closeness: number, tension: number];
  readonly cost?: string;
};

/** How a partner says they responded on a day. */
export type ViewStory = { readonly day: number; readonly part: DayPart; readonly response: string };

/** What each partner logged of the loop, oldest first. */
export type EpisodeStories = Readonly<
  Record<Slot, { readonly episodes: readonly EpisodeStory[]; readonly views: readonly ViewStory[] }>
>;

/** A fictional couple of the sample practice. */
export type CoupleStory = {
  readonly slug: string;
  readonly shape: LoopShape;
  readonly shows: readonly Showcase[];
  /** Two or three lines for whoever reads the code. Never stored. */
  readonly about: readonly string[];
  readonly stage: Stage;
  readonly state: CoupleState;
  readonly sessionMinutes: 50 | 75 | 90;
  readonly partners: Readonly<Record<Slot, PartnerStory>>;
  readonly meetings: readonly MeetingStory[];
  readonly next: NextMeeting | null;
  readonly homework: readonly HomeworkStory[];
  readonly checkIns: Readonly<Partial<Record<Slot, Course>>>;
  /** What was rated on a day: 27 numbers each, in the order of the formulation paper, a dash where one was left out. */
  readonly ratings?: readonly RatingStory[];
  /** Versions of the loop map, oldest first. */
  readonly maps?: readonly MapStory[];
  /** What is kept of each partner, oldest first. */
  readonly records?: readonly RecordStory[];
  readonly episodes?: EpisodeStories;
  readonly safetyHold?: { readonly gate: HoldGate; readonly day: number; readonly note: string };
  /** What a supervisor is asked to co-sign against that hold; the reason says nothing of the couple. */
  readonly coSign?: { readonly exerciseClass: ExerciseClass; readonly day: number; readonly reason: string };
  /** The day on which both were seen alone again, after the meetings of their own. */
  readonly screenedAgain?: number;
  /** What was said alone later and asks for care; the safety hold names it. */
  readonly concern?: { readonly slot: Slot; readonly day: number };
  readonly consentWithdrawn?: { readonly slot: Slot; readonly day: number };
};
