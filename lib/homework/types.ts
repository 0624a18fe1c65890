import type { Slot } from "#lib/access/actor";
import type { PolicyKind } from "#lib/couples/rules-secrets";
import type { AnswerAlert } from "#lib/couples/types";
import type {
  Answers,
  AnswerValue,
  DerivedValue,
  Exercise,
  ExerciseClass,
  Field,
  Repeat,
  Visibility,
} from "#lib/exercises/types";
import type { Noted } from "#lib/formulation/rules-log";
import type { Id } from "#lib/kernel/ids";

export const ASSIGNED_FOR = ["A", "B", "both"] as const;
/** Whose homework it is. */
export type AssignedFor = (typeof ASSIGNED_FOR)[number];

export const RELEASES = ["now", "after", "after_days", "every"] as const;
/** When a piece opens: at once, after the partner's piece before it and so many days, or every so many days anew. */
export type Release =
  | { kind: "now" }
  | { kind: "after"; days: number }
  | { kind: "every"; days: number; times: number };

/** How a form asks for the stand-in that is suggested; no exercise has such a slug. */
export const SUGGESTED = "~";

/** What a clinician gets back for giving homework: the assignment and one task per partner it is for. */
export type AssignedHomework = { assignmentId: Id; tasks: readonly { id: Id; slot: Slot }[] };

export const OUTCOMES = ["complete", "stopped"] as const;
/** `complete`: the exercise's own rule for done is met. `stopped`: sent before that. Both count as tried. */
export type Outcome = (typeof OUTCOMES)[number];

/** The three sliders after an exercise, 0 to 10 each, null where left out (measures paper, section 5). */
export type ExerciseCheck = { useful: number | null; upset: number | null; again: number | null };

export const KEPT = ["yes", "no"] as const;

/** What a partner hears back after sending; the same for every repeat of the same send. */
export type SentResponse = { submissionId: Id; outcome: Outcome };

/** A partner's own start page. Nothing in it depends on the other partner, but for what both have shared. */
export type Today = {
  /** What is done in the room now, then the earliest first; twelve at most. Minutes of one go. */
  tasks: readonly {
    id: Id;
    minutes: number;
    started: boolean;
    /** Questions about an earlier day that are open now. */
    waiting: number;
  }[];
  /** True from the end of a session until the next day's end, until the partner has sent what they think of it. */
  afterOpen: boolean;
  /** True while this week's check-in has not been sent. */
  checkInOpen: boolean;
  /** True while the therapist has asked for their own rating and it was not sent. */
  questions: boolean;
  /** The therapist asked for a yes that this partner has not answered. */
  question: boolean;
  /** True on the days on which something is asked of a moment of their own. */
  later: boolean;
  /** An agreement waits to be read and signed. */
  toRead: boolean;
  /** Homework of theirs is held for now, with nothing in its place; the same whoever the reason is. */
  paused: boolean;
  appointment: { startsAt: Date; zone: string } | null;
  /** True where there is something of one's own to choose, or something that both have shared. */
  together: boolean;
  /** True where both agreed to a map of their loop. */
  ourMap: boolean;
  /** Whether both made a card to keep that is open to both. */
  ourPlan: boolean;
};

/** The part of an exercise that its partner gets to see. */
export type TaskExercise = Pick<
  Exercise,
  | "title"
  | "aim"
  | "minutes"
  | "minutesNote"
  | "materials"
  | "steps"
  | "done"
  | "stopLine"
  | "smaller"
  | "repeat"
> & {
  fields: readonly Field[];
  /** Whether the check after it asks if the two kept their agreement. */
  asksAgreement: boolean;
};

/** A task in a partner's hands: the exercise, and what they have written so far. */
export type OpenTask = {
  id: Id;
  exercise: TaskExercise;
  /** True where it is the two-minute version: given so, or chosen so. */
  smaller: boolean;
  /** True where its partner chose that themselves, and can take the whole again. */
  ownChoice: boolean;
  /** Counts the saves; 0 before the first. */
  version: number;
  answers: Answers;
  /** The day where the practice is, as 2026-11-03. */
  today: string;
  /** Of the loop log alone: loops of today that were noted elsewhere. Null for every other exercise. */
  noted: Noted | null;
  /** The agreement on secrets that counts now; null before any. */
  agreement: PolicyKind | null;
  /** Its version; 0 before any. */
  agreementVersion: number;
};

export const SHARE_KINDS = ["reveal", "matches"] as const;
/** What two partners choose to share: the answers to reveal questions, or the matches of a private list. */
export type ShareKind = (typeof SHARE_KINDS)[number];

export const SHARED_KINDS = ["shared", ...SHARE_KINDS] as const;
/** The same, and what was written for both to begin with. */
export type SharedKind = (typeof SHARED_KINDS)[number];
/** `waiting`: not both have shared. `ready`: both have, and the therapist can reveal it. `open`: revealed to both. */
export type SharingState = "waiting" | "ready" | "open";

/** Cards of one list that both said yes or maybe to. */
export type CardMatches = {
  yes: readonly string[];
  yesMaybe: readonly string[];
  maybe: readonly string[];
};

/** Matches by the name of the list's field. */
export type Matches = Readonly<Record<string, CardMatches>>;

/** One list's matches, with the words of the cards. */
export type NamedMatches = { label: string } & CardMatches;

/** One thing a partner can choose to share, as that partner sees it. Nothing in it depends on the other one. */
export type ShareOffer = {
  kind: ShareKind;
  /** True while the partner's own choice is to share. */
  chosen: boolean;
  /** The questions it is about, in the order they were asked. Never the words. */
  questions: readonly string[];
};

/** One question that both partners may read. */
export type SharedAnswer = {
  field: Field;
  own: AnswerValue | null;
  partner: AnswerValue | null;
};

/** How a partner says that they pick none of the matches; no match is named so. */
export const NO_PICK = "none";

/** What came of both picks: the words of the match both picked, null where there is none for now. */
export type JointPick = { label: string | null };

/** Where one of the matches is picked. Nothing in it depends on a single pick, one's own neither. */
export type Picking =
  | { state: "later"; from: Date }
  | { state: "open"; options: readonly { value: string; label: string }[] }
  | ({ state: "done" } & JointPick);

/** What both partners have shared of one kind. */
export type SharedOpen = {
  kind: SharedKind;
  /** False for one day after it opened, and where there is nothing to close. */
  canClose: boolean;
  answers: readonly SharedAnswer[];
  matches: readonly NamedMatches[];
  /** Null where there is nothing to pick from. */
  picking: Picking | null;
};

/** One piece of homework as the two partners share it. */
export type Together = {
  taskId: Id;
  title: string;
  offers: readonly ShareOffer[];
  open: readonly SharedOpen[];
};

/** What both answered to one question of a card: first and second are own and partner's, or A's and B's. */
export type CardAnswer = {
  field: Field;
  first: AnswerValue | null;
  second: AnswerValue | null;
  isSame: boolean;
};

/** A card two partners keep, by the number of its assignment; on a phone nothing says what it is about. */
export type Card = { id: Id; answers: readonly CardAnswer[] };

/** The same, for the therapist to print. */
export type CoupleCard = Omit<Card, "id"> & {
  taskId: Id;
  codeName: string;
  title: string;
  isHeld: boolean;
};

/** One piece of homework a partner sent; it does not name it, and says nothing of what is in it. */
export type SentRow = { taskId: Id; sentAt: Date };

/** One line of a partner's list of such homework; it does not name it. */
export type TogetherRow = {
  taskId: Id;
  /** When the partner sent their own part. */
  sentAt: Date;
  /** What of it the partner can choose about; empty where it was written for both to begin with. */
  offered: readonly ShareKind[];
  /** True where something is open to both. */
  open: boolean;
};

/** One line of the clinician's inbox: code name and slot, never a name. */
export type InboxRow = {
  taskId: Id;
  coupleId: Id;
  codeName: string;
  slot: Slot;
  title: string;
  submittedAt: Date;
  outcome: Outcome;
  /** The sender got upset or strained at 7 or more: the exercise is held until this is reviewed. */
  strained: boolean;
  /** An answer that asks to be looked at first; a broken agreement holds touch work until reviewed. */
  alert: AnswerAlert | null;
};

export type InboxPage = { rows: readonly InboxRow[]; next: string | null };

/** One question of a response. Null where it was left out, and where it is for the writer alone. */
export type OpenedField = {
  field: Field;
  visibility: Visibility;
  answer: AnswerValue | null;
};

/** A response as the treating clinician reads it. */
export type OpenedResponse = {
  taskId: Id;
  coupleId: Id;
  codeName: string;
  slot: Slot;
  title: string;
  /** It was sent in the two-minute version. */
  smaller: boolean;
  /** That was the partner's own choice: the whole had been given. */
  ownChoice: boolean;
  submittedAt: Date;
  reviewed: boolean;
  /** The therapist's rating of the work, 0 to 4; null while there is none. */
  quality: number | null;
  outcome: Outcome;
  check: ExerciseCheck;
  /** An answer that asks to be looked at first. */
  alert: AnswerAlert | null;
  /** The classes of work it holds for both until it is reviewed. */
  holds: readonly ExerciseClass[];
  /** The agreement on secrets under which it was sent; null where that was not kept yet. */
  saidUnder: { version: number; kind: PolicyKind | null } | null;
  /** Whether the two kept their agreement, as the check after touch asks; null where it was not answered. */
  agreementKept: boolean | null;
  fields: readonly OpenedField[];
  /** In how many entries it is written; null where it is written once. */
  repeat: Repeat | null;
  /** Numbers worked out from the answers; null where an answer is absent. */
  derived: readonly { label: string; value: number | null; kind: DerivedValue["kind"] }[];
  qualityCue: string;
  /** Whether both made a card to keep that was revealed to both. */
  hasCard: boolean;
  /** The questions for the therapist alone, with what was answered; the same for both partners' responses. */
  own: { version: number; fields: readonly { field: Field; answer: AnswerValue | null }[] };
  /** How far each kind is that the two can share; never who has not. */
  sharing: readonly {
    kind: SharedKind;
    state: SharingState;
    matches: readonly NamedMatches[];
    /** Null until both have picked one of the matches, or none. */
    picked: JointPick | null;
  }[];
};
