import type { Exercise } from "#lib/exercises/types";
import { DomainError, invalid } from "#lib/kernel/errors";

/** Whether an exercise goes further than a ceiling allows. */
export function isAboveCeiling(exercise: Pick<Exercise, "explicitness">, ceiling: number): boolean {
  return exercise.explicitness > ceiling;
}

/** The work cannot be given now, and why, for the clinician; the same sentence stands in the list. */
export function heldBecause(reason: string): DomainError {
  return new DomainError("held", "This exercise cannot be given now. Nothing was changed.", {
    exerciseSlug: [reason],
  });
}

/**
 * What a partner hears for a task that is held, withdrawn, another person's, or was never there: one and
 * the same sentence.
 */
export function notOpenNow(): DomainError {
  return new DomainError("not_found", "This is not open right now. What you typed is still on this screen.");
}

/** The task was sent before, under another number. */
export function sentBefore(): DomainError {
  return new DomainError("already_sent", "This was sent before. There is no need to send it again.");
}

/** Both have shared: for a day it stays as it is, so that nobody is pressed to change it (exercise paper, 27). */
export function openForADay(): DomainError {
  return new DomainError("conflict", "This stays open for one day. You can close it after that.");
}

/** The same for picking one of the matches. */
export function pickedTooSoon(): DomainError {
  return new DomainError("conflict", "You can pick one day after it opened.");
}

/** Both have picked: it stays as it is. */
export function pickedBefore(): DomainError {
  return new DomainError("conflict", "You both have picked. Please open this page again.");
}

/** Not one of the matches that are open to both. */
export function noSuchMatch(): DomainError {
  return invalid({ pick: ["Pick one of these, or none for now."] });
}
