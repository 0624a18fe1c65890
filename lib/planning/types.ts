import type { Hold } from "#lib/couples/holds";
import type { Share } from "#lib/couples/rules-not-now";
import type { Mechanism, Weights } from "#lib/exercises/types";
import type { Suggestion } from "#lib/formulation/types";
import type { Id } from "#lib/kernel/ids";
import type { ClosedPlan } from "#lib/planning/closed-plan";
import type { LibraryEntry } from "#lib/planning/library-types";
import type { CheckedBySlug } from "#lib/planning/rules-checks";
import type { Scores } from "#lib/planning/rules-coverage";
import type { Lately } from "#lib/planning/rules-lately";
import type { Grounds } from "#lib/planning/rules-reasons";
import type { TemplateKind, TemplateLine } from "#lib/planning/rules-templates";
import type { VersionReason } from "#lib/planning/rules-versions";

export type { LibraryEntry } from "#lib/planning/library-types";
export type { Guide, RunPage, SwapOffer } from "#lib/planning/run-page-types";

/** The four parts of a session, in the order they are lived. Source: sessions paper, section 1. */
export const PHASES = ["arrive", "review", "core", "close"] as const;
export type Phase = (typeof PHASES)[number];

export const PHASE_LABEL: Readonly<Record<Phase, string>> = {
  arrive: "Arrive",
  review: "Review homework",
  core: "Core",
  close: "Close and assign",
};

export const ITEM_KINDS = ["block", "exercise", "review"] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** What becomes of last time's homework. `replace` and `drop` end it, the others carry it on. */
export const DISPOSITIONS = ["keep", "shrink", "replace", "drop"] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

export const DISPOSITION_LABEL: Readonly<Record<Disposition, string>> = {
  keep: "Keep going",
  shrink: "Make it smaller",
  replace: "Replace it",
  drop: "Let it rest",
};

/** The same from the third time on, when keeping it is no choice any more. Source: screen paper, section 2.4. */
export const LATER_LABEL: Readonly<Record<Disposition, string>> = {
  ...DISPOSITION_LABEL,
  shrink: "Make smaller",
  replace: "Swap",
  drop: "Drop",
};

export const ITEM_STATES = ["planned", "done", "set_aside"] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/**
 * The names a block of time can have. A fixed list, because titles are kept in clear: a plan has no
 * place where something about a person could be typed.
 */
export const BLOCK_TITLES = [
  "Arrive and check in",
  "Agenda",
  "Look back at the week",
  "In-session exercise",
  "Debrief",
  "Assign homework",
  "Wrap and session check",
  "Findings and profile",
  "Goals and plan",
  "Story of the two",
  "Daily life, strengths and health",
  "How we work together",
  "Is this space private",
  "Violence, control and consent, alone",
  "History, alone",
  "Health, mood and risk, alone",
  "Each partner alone",
  "Safety first",
  "Open time",
  "Short break",
  "Chart together",
  "Tune the plan",
] as const;
export type BlockTitle = (typeof BLOCK_TITLES)[number];

/** The block that waits for an exercise: the first one added takes its place. */
export const EXERCISE_SLOT = "In-session exercise" satisfies BlockTitle;
/** The block that stands in the review phase when there is no homework to look back on. */
export const LOOK_BACK = "Look back at the week" satisfies BlockTitle;

export const START_FRAMES = ["suggested", "last", "blank", "template"] as const;
export type StartFrame = (typeof START_FRAMES)[number];

/** Whole minutes one item can take. */
export const ITEM_MINUTES = { min: 1, max: 180 } as const;
/** The most items one plan can hold. */
export const PLAN_LIMIT = 200;

/** One line of a plan. Its position is its place in the list, counted from 1. */
export type PlanItem = {
  id: Id;
  phase: Phase;
  kind: ItemKind;
  title: string;
  minutes: number;
  exerciseSlug: string | null;
  exerciseVersion: number | null;
  assignmentId: Id | null;
  disposition: Disposition | null;
  state: ItemState;
  actualMinutes: number | null;
  /** Came in while the session ran; not said of what was planned. */
  addedInRun?: boolean;
  /** Not done, and not to be offered to the next plan either. */
  leaveOut?: boolean;
  /** Its place in the order the run took, counted from 1; null where the run kept the order of the plan. */
  runPlace?: number | null;
};

export type SessionState = "planned" | "running" | "closed" | "cancelled";

/** Who comes: the two of them, or one alone. A meeting with one does not exist for the other. */
export const ATTENDEES = ["both", "A", "B"] as const;
export type Attendees = (typeof ATTENDEES)[number];

export const ATTENDEES_LABEL: Readonly<Record<Attendees, string>> = {
  both: "Both together",
  A: "A alone",
  B: "B alone",
};

/** Sessions of a series stand this many weeks apart. */
export type EveryWeeks = 1 | 2;

export const REPEATS = ["once", "weekly", "fortnightly"] as const;
export type Repeats = (typeof REPEATS)[number];

export const WEEKS_OF: Readonly<Record<Repeats, EveryWeeks | null>> = {
  once: null,
  weekly: 1,
  fortnightly: 2,
};

/** Whether a change is about one session, or about it and all that come after it in its series. */
export const REACHES = ["one", "later"] as const;
export type Reach = (typeof REACHES)[number];

/** The most sessions one series is made of; a longer one is set anew when it has run. */
export const SERIES_LIMIT = 26;

export type SessionFacts = {
  id: Id;
  number: number;
  startsAt: Date;
  /** IANA zone in which the time was agreed. */
  zone: string;
  minutes: number;
  attendees: Attendees;
  /** How its series repeats; null for one that stands alone. */
  everyWeeks: EveryWeeks | null;
  state: SessionState;
  startedAt: Date | null;
  endedAt: Date | null;
};

export type PlanState = "draft" | "final";

/** A plan as it stood once, and what was changed since. */
export type PlanVersionFacts = {
  id: Id;
  why: VersionReason;
  madeAt: Date;
  items: PlanItem[];
  /** "Added 1, moved 2, -5 min". */
  since: string;
};

export type PlanFacts = {
  id: Id;
  version: number;
  state: PlanState;
  savedAt: Date;
  items: PlanItem[];
  /** The built-in template it began from. */
  builtIn?: string | null;
};

/** The couple as a session page shows it: by code name alone. */
export type CoupleLine = { id: Id; codeName: string; sessionMinutes: number };

/** Homework that is still open when a plan is made. */
export type OpenHomework = {
  assignmentId: Id;
  exerciseSlug: string;
  exerciseVersion: number;
  title: string;
  smaller: boolean;
  timesCarried: number;
  /** What each partner who was given it did with their share. What they wrote is not here. */
  sent: Share[];
  /** One of the two came to stand against it; it is on neither phone, and comes back by being given again. */
  isHeld: boolean;
  /** How many times of it are still to come, where it was given every few days; they end with what is decided about this one. */
  laterTimes: number;
};

/** What can take the place of homework that is kept back, and by slug of such homework what is suggested for it. */
export type StandIns = {
  options: readonly { slug: string; title: string }[];
  /** The title of what is suggested; null where nothing fits. Absent where nothing takes its place. */
  suggested: Readonly<Record<string, string | null>>;
};

/** What a search of the whole library finds for a couple. */
export type Choices = { entries: readonly LibraryEntry[]; standIns: StandIns };

/** A template as it is listed and begun from. */
export type TemplateFacts = {
  /** The key of a built-in one, or the id of a row. */
  id: string;
  kind: TemplateKind;
  title: string;
  about: string | null;
  minutes: number;
  /** In order; `retired` is left out when the template is used. */
  lines: (TemplateLine & { retired: boolean })[];
  /** What goes home with it, in words; empty where nothing is said. */
  home: readonly string[];
  /** It is the actor's to retire. */
  isMine: boolean;
};

/** A session to come that has no plan yet, by the couple's code name. */
export type UnplannedSession = {
  coupleId: Id;
  sessionId: Id;
  codeName: string;
  number: number;
  startsAt: Date;
  zone: string;
};

export type PlanPage = {
  couple: CoupleLine;
  /** How much of the couple's work is held now. */
  hold: Hold;
  session: SessionFacts;
  plan: PlanFacts | null;
  openHomework: OpenHomework[];
  /** What the formulation speaks for in a session, best first. */
  suggested: readonly Suggestion[];
  /** What would be among them and was left for later. */
  notNow: readonly string[];
  /** What the therapist hid for this couple or left for later. */
  outOfList: readonly string[];
  /** What speaks for one need or another, beside the last sessions. */
  grounds: Grounds;
  library: LibraryEntry[];
  /** What the plan holds, or was not reached before it, in versions that the library does not carry. Offered nowhere. */
  beyond: LibraryEntry[];
  weights: Readonly<Record<string, Weights>>;
  /** Minutes of a typical go, by exercise. */
  typical: Readonly<Record<string, number>>;
  /** What each partner's ratings speak for; null where too little is rated. */
  scores: Scores;
  /** What the sessions before this one gave to each need, to compare with. */
  lately: Lately;
  /** Exercises this couple was never given nor planned. */
  unused: readonly string[];
  /** The need each exercise works on first. */
  leads: Readonly<Record<string, Mechanism>>;
  /** How to adapt what is planned, by title; empty unless the couple's notes on that are open. */
  adaptations: readonly { title: string; notes: readonly string[] }[];
  /** By exercise, why it is planned although gates ask to weigh it, and which. */
  checks: CheckedBySlug;
  /** By assignment, what was decided about homework when this plan was made final; that stays. */
  settled: Readonly<Record<Id, Disposition>>;
  /** Null while the session is not over. */
  closed: ClosedPlan | null;
  /** What a plan can begin from; empty once there is one. */
  templates: TemplateFacts[];
  /** The session before this one that had a plan, held or still to come. */
  previous: {
    number: number;
    /** What a copy of it leaves out, since it was retired; empty once there is a plan. */
    retired: readonly string[];
  } | null;
  /** The last one that had a plan and was held, with the exercises that were not reached in it. */
  held: {
    number: number;
    notReached: { slug: string; title: string }[];
    /** Which of these nobody can plan any more, since they were retired; empty while there is no plan. */
    gone: readonly string[];
  } | null;
};

/** Wall-clock date and time in an IANA zone: `2026-11-03`, `15:00`, `Europe/Berlin`. */
export type WallTime = { date: string; time: string; zone: string };

export type SchedulePage = { couple: CoupleLine; number: number; suggestedTime: WallTime };
