import type { Slot } from "#lib/access/actor";
import type { Answers, AnswerValue, DerivedValue, Exercise, Field, Visibility } from "#lib/exercises/types";
import type { Id } from "#lib/kernel/ids";

export const ASSIGNED_FOR = ["A", "B", "both"] as const;
/** Whose homework it is. */
export type AssignedFor = (typeof ASSIGNED_FOR)[number];

/** What a clinician gets back for giving homework: the assignment and one task per partner it is for. */
export type AssignedHomework = { assignmentId: Id; tasks: readonly { id: Id; slot: Slot }[] };

export const OUTCOMES = ["complete", "stopped"] as const;
/** `complete`: the exercise's own rule for done is met. `stopped`: sent before that. Both count as tried. */
export type Outcome = (typeof OUTCOMES)[number];

/** The three sliders after an exercise, 0 to 10 each, null where left out (measures paper, section 5). */
export type ExerciseCheck = { useful: number | null; upset: number | null; again: number | null };

/** What a partner hears back after sending; the same for every repeat of the same send. */
export type SentResponse = { submissionId: Id; outcome: Outcome };

/** A partner's own start page. Nothing in it depends on the other partner. */
export type Today = {
  /** Earliest first, at most three. Minutes of one go. */
  tasks: readonly {
    id: Id;
    minutes: number;
    started: boolean;
    /** Questions about an earlier day that are open now. */
    waiting: number;
  }[];
  /** True while this week's check-in has not been sent. */
  checkInOpen: boolean;
  appointment: { startsAt: Date; zone: string } | null;
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
> & { fields: readonly Field[] };

/** A task in a partner's hands: the exercise, and what they have written so far. */
export type OpenTask = {
  id: Id;
  exercise: TaskExercise;
  /** True where the two-minute version was given. */
  smaller: boolean;
  /** Counts the saves; 0 before the first. */
  version: number;
  answers: Answers;
  /** The day where the practice is, as 2026-11-03. */
  today: string;
};

/** What an answer can ask the therapist to look at before anything else. */
export type AnswerAlert = "agreement" | "consent_check";

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

/** One question of a response. `private` is the same for everybody: what is written there reaches no reader. */
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
  smaller: boolean;
  submittedAt: Date;
  reviewed: boolean;
  outcome: Outcome;
  check: ExerciseCheck;
  /** An answer that asks to be looked at first. */
  alert: AnswerAlert | null;
  fields: readonly OpenedField[];
  /** Numbers worked out from the answers; null where an answer is absent. */
  derived: readonly { label: string; value: number | null; kind: DerivedValue["kind"] }[];
  qualityCue: string;
};
