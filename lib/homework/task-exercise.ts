import type { Tx } from "#db/with-actor";
import type { Actor } from "#lib/access/actor";
import { type ExerciseRef, exercisesIn, refKey } from "#lib/exercises/find-exercise";
import { questionsOf } from "#lib/exercises/rules";
import type { Exercise } from "#lib/exercises/types";
import { LOOP_LOG, withFollowUpDays } from "#lib/formulation/rules-log";
import { asksAgreement, SMALLER_MINUTES } from "#lib/homework/rules";
import type { TaskExercise } from "#lib/homework/types";
import { DomainError } from "#lib/kernel/errors";

/**
 * The exact version that was given, built in or the practice's own, retired or not: a version stays readable
 * for as long as a task names it. No query for a built-in one.
 */
export async function exerciseGivenIn(
  tx: Tx,
  actor: Actor,
  slug: string,
  version: number,
): Promise<Exercise> {
  return (await exercisesGivenIn(tx, actor, [{ slug, version }]))({ slug, version });
}

/** As `exerciseGivenIn`, for the rows of a list: at most one query, however many there are. */
export async function exercisesGivenIn(
  tx: Tx,
  actor: Actor,
  given: readonly ExerciseRef[],
): Promise<(ref: ExerciseRef) => Exercise> {
  const found = await exercisesIn(tx, actor, given);
  return (ref) => {
    const exercise = found.get(refKey(ref))?.exercise;
    if (!exercise) throw new DomainError("unexpected", "This exercise is not in the library any more.");
    return exercise;
  };
}

/** What a partner gets to see of an exercise: nothing that is for the therapist. */
export function asTaskExercise(exercise: Exercise): TaskExercise {
  const { slug, title, aim, minutes, minutesNote, materials, steps, done, stopLine, smaller, repeat } =
    exercise;
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
    fields: slug === LOOP_LOG ? withFollowUpDays(questionsOf(exercise)) : questionsOf(exercise),
    asksAgreement: asksAgreement(exercise),
    ...(repeat && { repeat }),
  };
}

/** How long one go takes, as it was given. */
export function minutesOf(exercise: Pick<Exercise, "minutes">, smaller: boolean): number {
  return smaller ? SMALLER_MINUTES : exercise.minutes.typical;
}
