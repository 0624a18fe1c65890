import { FRESH_YES_DAYS } from "#lib/couples/rules";
import type { ExerciseClass } from "#lib/exercises/types";

/**
 * The classes that need a fresh, private yes from each partner, each time such work is given: touch and sexual work.
 * Source: sessions paper, section 6, "Consent".
 */
export const YES_CLASSES = ["T", "X"] as const satisfies readonly ExerciseClass[];
export type YesClass = (typeof YES_CLASSES)[number];

const DAY_MS = 86_400_000;

export function needsYes(exerciseClass: ExerciseClass): exerciseClass is YesClass {
  return YES_CLASSES.some((one) => one === exerciseClass);
}

/** A yes given before this instant is not fresh any more. */
export function freshSince(now: Date): Date {
  return new Date(now.getTime() - FRESH_YES_DAYS * DAY_MS);
}

const SENTENCES: Readonly<Record<YesClass, string>> = {
  T: "Not available yet: touch needs a fresh yes from each. Ask both first.",
  X: "Not available yet: sexual work needs a fresh yes from each. Ask both first.",
};

/** Why work of a class cannot be given before both were asked; null where it can. It names no partner. */
export function yesReason(
  { exerciseClass }: { exerciseClass: ExerciseClass },
  { freshYes }: { freshYes: readonly YesClass[] },
): string | null {
  return needsYes(exerciseClass) && !freshYes.includes(exerciseClass) ? SENTENCES[exerciseClass] : null;
}

/** Why a second piece of work of a class is not given on the same yes. */
export const ONE_YES_ONE_TIME = "One yes of both is good for one piece of work of its kind.";

/** How things stand with one class, as the therapist sees it: no partner is in it, by design. */
export type YesStatus = {
  exerciseClass: YesClass;
  isAvailable: boolean;
  /** When both were asked last; null before the first time. */
  askedAt: Date | null;
  /** From when both may be asked again; null where they may be asked now. */
  askFrom: Date | null;
};

/**
 * From when both may be asked again: at once after the last yes was used, or where nobody was asked. While the question
 * is on their phones it stays there, so that nobody is asked twice in a row; a "not now" can be changed there too.
 */
export function askFrom(
  asked: { at: Date; usedAt: Date | null; isAvailable: boolean } | null,
  now: Date,
): Date | null {
  if (asked === null || asked.usedAt !== null) return null;
  const end = new Date(asked.at.getTime() + FRESH_YES_DAYS * DAY_MS);
  return end > now || asked.isAvailable ? end : null;
}
