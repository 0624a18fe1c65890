import { STAGE_LABEL, STAGES, type Stage } from "#lib/exercises/stages";
import type { ExerciseClass } from "#lib/exercises/types";
import type { Id } from "#lib/kernel/ids";

export { STAGE_LABEL, STAGES, type Stage };

export type CoupleState = "active" | "paused" | "closed";

/**
 * What an answer can ask the therapist to look at before anything else, the most pressing first: an agreement that
 * was not kept, a no that may not be safe, and whatever else an exercise watches for.
 */
export const ANSWER_ALERTS = ["agreement", "consent_check", "answer"] as const;
export type AnswerAlert = (typeof ANSWER_ALERTS)[number];

/** A class of work that an answer holds for both until it was reviewed, and the alert it came with. */
export type AnswerHold = { alert: AnswerAlert; exerciseClass: ExerciseClass };

/** One line of the caseload. No name of a person is in it, by design. */
export type CaseloadRow = {
  id: Id;
  codeName: string;
  stage: Stage;
  state: CoupleState;
  nextSession: { id: Id; startsAt: Date; zone: string } | null;
  planStatus: "none" | "draft" | "final";
  homeworkGiven: number;
  homeworkDone: number;
  lastContactAt: Date | null;
};

export const CASELOAD_SORTS = ["code_name", "next_session", "stage"] as const;
export type CaseloadSort = (typeof CASELOAD_SORTS)[number];

export type CaseloadPage = {
  rows: CaseloadRow[];
  /** Couples that match the filter, counted only up to `countLimit` + 1. */
  total: number;
  next: string | null;
  previous: string | null;
};
