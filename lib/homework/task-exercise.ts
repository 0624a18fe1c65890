import { findExercise } from "#lib/exercises/queries";
import { questionsOf } from "#lib/exercises/rules";
import type { Exercise } from "#lib/exercises/types";
import type { TaskExercise } from "#lib/homework/types";
import { DomainError } from "#lib/kernel/errors";

/** The exact version that was given. A version stays in the catalogue for as long as a task names it. */
export function exerciseGiven(slug: string, version: number): Exercise {
  const exercise = findExercise(slug, version);
  if (!exercise) throw new DomainError("unexpected", "This exercise is not in the library any more.");
  return exercise;
}

/** What a partner gets to see of an exercise: nothing that is for the therapist. */
export function asTaskExercise(exercise: Exercise): TaskExercise {
  const { title, aim, minutes, minutesNote, materials, steps, done, stopLine, smaller, repeat } = exercise;
  return {
    title,
    aim,
    minutes,
    minutesNote,
    materials,
    steps,
    done,
    stopLine,
    smaller,
    fields: questionsOf(exercise),
    ...(repeat && { repeat }),
  };
}

/** Minutes of the two-minute version. */
const SMALLER_MINUTES = 2;

/** How long one go takes, as it was given. */
export function minutesOf(exercise: Pick<Exercise, "minutes">, smaller: boolean): number {
  return smaller ? SMALLER_MINUTES : exercise.minutes.typical;
}
