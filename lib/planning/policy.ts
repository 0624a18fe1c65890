import { lowerCeiling } from "#lib/couples/ceiling";
import type { CoupleFacts } from "#lib/couples/find-couple";
import { type Hold, isBarred, isHeld } from "#lib/couples/holds";
import type { Exercise } from "#lib/exercises/types";
import { DomainError, type ErrorCode } from "#lib/kernel/errors";
import type { PlanState, SessionState } from "#lib/planning/types";

/** Whether a step may be taken; a refusal is a code and a sentence fit to show. */
export type Decision = { allowed: true } | { allowed: false; code: ErrorCode; message: string };

const ALLOWED: Decision = { allowed: true };
const refuse = (code: ErrorCode, message: string): Decision => ({ allowed: false, code, message });

/** Throws the refusal as a DomainError. */
export function enforce(decision: Decision): void {
  if (!decision.allowed) throw new DomainError(decision.code, decision.message);
}

type SessionAt = { state: SessionState; startsAt: Date };

/** A new session: the couple is in care, the time is not long past, and no other session lies over it. */
export function canSchedule(facts: {
  coupleClosed: boolean;
  startsAt: Date;
  now: Date;
  overlaps: boolean;
}): Decision {
  const HALF_DAY = 12 * 3_600_000;
  const TWO_YEARS = 2 * 366 * 86_400_000;
  if (facts.coupleClosed)
    return refuse("conflict", "This couple's care is closed, so no session can be added.");
  if (facts.startsAt.getTime() < facts.now.getTime() - HALF_DAY)
    return refuse("conflict", "That time has passed. Please choose a later one.");
  if (facts.startsAt.getTime() > facts.now.getTime() + TWO_YEARS)
    return refuse("conflict", "That is more than two years away. Please choose an earlier day.");
  if (facts.overlaps) return refuse("conflict", "This couple already has a session at that time.");
  return ALLOWED;
}

/** A plan is made before its session begins. */
export function canStartPlan(session: { state: SessionState }): Decision {
  return session.state === "planned"
    ? ALLOWED
    : refuse("conflict", "This session has begun, so a new plan cannot be made for it.");
}

/** A plan can be changed until it is finalised. */
export function canChangePlan(plan: { state: PlanState }): Decision {
  return plan.state === "draft" ? ALLOWED : refuse("conflict", "This plan is final and cannot be changed.");
}

/** A run begins once, from a final plan. */
export function canStartRun(session: { state: SessionState }, plan: { state: PlanState } | null): Decision {
  if (session.state !== "planned") return refuse("conflict", "This session has already begun.");
  if (plan?.state !== "final")
    return refuse("conflict", "Finalise the plan first. Then the session can start.");
  return ALLOWED;
}

/** What happened can be recorded from the start of a session until it is closed. */
export function canRecordRun(session: { state: SessionState }): Decision {
  if (session.state === "planned") return refuse("conflict", "This session has not started yet.");
  if (session.state === "closed")
    return refuse("conflict", "This session is closed. What happened stays as it is.");
  return ALLOWED;
}

/** A session is closed after it took place, with or without the run page. */
export function canClose(session: SessionAt, now: Date): Decision {
  if (session.state === "closed") return refuse("conflict", "This session is already closed.");
  if (session.state === "planned" && session.startsAt.getTime() > now.getTime())
    return refuse("conflict", "This session is still to come, so it cannot be closed yet.");
  return ALLOWED;
}

/** What bounds the exercises of a couple now. */
export type Limits = { hold: Hold; gates: readonly string[]; ceiling: number };

/** The bounds of a couple: its holds, and the lower of the two ceilings. */
export function limitsOf({ hold, gates, partners }: CoupleFacts): Limits {
  return { hold, gates, ceiling: lowerCeiling(partners.map((p) => p.explicitnessCeiling)) };
}

const HELD_BECAUSE: Readonly<Record<Hold, string | null>> = {
  none: null,
  sexual: "On hold: a no may not feel safe. Review that answer first.",
  touch: "On hold: an agreement was not kept. Review that answer first.",
  joint: "On hold: only work done alone may go on for now.",
  all: "On hold: this couple's work is paused for now.",
};

/**
 * Why an exercise cannot be chosen for this couple now; null when it can. A hold is looked at first.
 * Source: formulation paper, section 7.
 */
export function lockReason(
  exercise: Pick<Exercise, "exerciseClass" | "explicitness" | "gates">,
  couple: Limits,
): string | null {
  if (isHeld(couple.hold, exercise.exerciseClass)) return HELD_BECAUSE[couple.hold];
  if (isBarred(exercise, couple.gates)) return "On hold: not with the hold that is set for this couple.";
  return exercise.explicitness > couple.ceiling
    ? "On hold: it is more explicit than this couple has agreed to."
    : null;
}
