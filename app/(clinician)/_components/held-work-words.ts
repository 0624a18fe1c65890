import { WORK_WORDS } from "#lib/exercises/gate-words";
import { EXERCISE_CLASSES, type ExerciseClass } from "#lib/exercises/types";

/** Kinds of work in words, in the order of the gate table. */
export function workWords(classes: readonly ExerciseClass[]): string {
  return EXERCISE_CLASSES.filter((one) => classes.includes(one))
    .map((one) => WORK_WORDS[one])
    .join(", ");
}

/**
 * What a private answer holds and what it leaves as it is. Homework that is open goes on, since what one partner
 * wrote must never change the other's page; the therapist alone may hold it. Source: formulation paper, section 7.
 */
export function answerHoldWords(holds: readonly ExerciseClass[]): string {
  const held =
    holds.length === 0
      ? "It holds nothing by itself."
      : `Held for both until this is reviewed, when giving homework and planning: ${workWords(holds)}. Nothing can be revealed to both until then.`;
  return `${held} Homework that is open goes on for both, so that nobody can tell what was said. To stop it, set a safety hold: it leaves both pages at the same moment.`;
}
