import { STAGE_LABEL, STAGES, type Stage } from "#lib/exercises/stages";
import type { Id } from "#lib/kernel/ids";

export { STAGE_LABEL, STAGES, type Stage };

export type CoupleState = "active" | "paused" | "closed";

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
