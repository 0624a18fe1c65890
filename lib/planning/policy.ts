import { DomainError, type ErrorCode } from "#lib/kernel/errors";
import type { PlanState, SessionState } from "#lib/planning/types";

/** Whether a step may be taken; a refusal is a code and a sentence fit to show, beside a field where it has one. */
export type Decision =
  | { allowed: true }
  | { allowed: false; code: ErrorCode; message: string; field?: string };

const ALLOWED: Decision = { allowed: true };
const refuse = (code: ErrorCode, message: string) => ({ allowed: false as const, code, message });

const beside = (field: string, message: string): Decision => ({ ...refuse("conflict", message), field });

/** Throws the refusal as a DomainError. */
export function enforce(decision: Decision): void {
  if (decision.allowed) return;
  const { code, message, field } = decision;
  if (field === undefined) throw new DomainError(code, message);
  throw new DomainError(code, "Please look at the marked fields.", { [field]: [message] });
}

const CANCELLED = refuse("conflict", "This session is cancelled. Put it back first.");

type SessionAt = { state: SessionState; startsAt: Date };

/**
 * A time for a session, or for a series from the first to the last: the couple is in care, the first is not long
 * past, the last not too far off, and no other session lies over one of them. `overlaps` is the day where one does.
 */
export function canSchedule(facts: {
  coupleClosed: boolean;
  startsAt: Date;
  endsWith: Date;
  now: Date;
  overlaps: string | null;
  /** It stands where it stood, and only its length changes. */
  stays?: boolean;
}): Decision {
  const HALF_DAY = 12 * 3_600_000;
  const TWO_YEARS = 2 * 366 * 86_400_000;
  if (facts.coupleClosed)
    return refuse("conflict", "This couple's care is closed, so no session can be added.");
  if (!facts.stays && facts.startsAt.getTime() < facts.now.getTime() - HALF_DAY)
    return beside("date", "That time has passed. Please choose a later one.");
  if (facts.endsWith.getTime() > facts.now.getTime() + TWO_YEARS)
    return beside("date", "That is more than two years away. Please choose an earlier day.");
  if (facts.overlaps)
    return beside("time", `This couple already has a session at that time on ${facts.overlaps}.`);
  return ALLOWED;
}

/**
 * A session can be moved or cancelled until it begins. One that is on stays where it is, and may still become longer or
 * shorter: `stays` says that no more than that is asked.
 */
export function canChangeTime(
  { state, endedAt }: { state: SessionState; endedAt?: Date | null },
  { stays = false }: { stays?: boolean } = {},
): Decision {
  if (state === "cancelled") return CANCELLED;
  if (state === "planned" || (stays && state === "running" && endedAt === null)) return ALLOWED;
  return refuse("conflict", "This session has begun, so its time stays as it is.");
}

/** A cancelled session comes back while the couple is in care and its time is free. */
export function canPutBack(facts: {
  state: SessionState;
  coupleClosed: boolean;
  overlaps: boolean;
}): Decision {
  if (facts.state !== "cancelled") return refuse("conflict", "This session is not cancelled.");
  if (facts.coupleClosed) return refuse("conflict", "This couple's care is closed.");
  if (facts.overlaps)
    return refuse("conflict", "Another session stands at that time now. Move that one first.");
  return ALLOWED;
}

/** A plan is made before its session begins. */
export function canStartPlan(session: { state: SessionState }): Decision {
  if (session.state === "cancelled") return CANCELLED;
  return session.state === "planned"
    ? ALLOWED
    : refuse("conflict", "This session has begun, so a new plan cannot be made for it.");
}

/** A plan is made final for a session that takes place: what becomes of homework follows from it. */
export function canFinalise(session: { state: SessionState }): Decision {
  return session.state === "cancelled" ? CANCELLED : ALLOWED;
}

/** A plan can be changed until it is finalised. */
export function canChangePlan(plan: { state: PlanState }): Decision {
  return plan.state === "draft" ? ALLOWED : refuse("conflict", "This plan is final and cannot be changed.");
}

/** A run begins once, from a final plan. */
export function canStartRun(session: { state: SessionState }, plan: { state: PlanState } | null): Decision {
  if (session.state === "cancelled") return CANCELLED;
  if (session.state !== "planned") return refuse("conflict", "This session has already begun.");
  if (plan?.state !== "final")
    return refuse("conflict", "Finalise the plan first. Then the session can start.");
  return ALLOWED;
}

/** What happened can be recorded from the start of a session until it is closed. */
export function canRecordRun(session: { state: SessionState }): Decision {
  if (session.state === "cancelled") return CANCELLED;
  if (session.state === "planned") return refuse("conflict", "This session has not started yet.");
  if (session.state === "closed")
    return refuse("conflict", "This session is closed. What happened stays as it is.");
  return ALLOWED;
}

/** A session is closed after it took place, with or without the run page. */
export function canClose(session: SessionAt, now: Date): Decision {
  if (session.state === "cancelled") return CANCELLED;
  if (session.state === "closed") return refuse("conflict", "This session is already closed.");
  if (session.state === "planned" && session.startsAt.getTime() > now.getTime())
    return refuse("conflict", "This session is still to come, so it cannot be closed yet.");
  return ALLOWED;
}
