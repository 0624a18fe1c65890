import { answerYes } from "#lib/couples/answer-yes";
import { askForYes } from "#lib/couples/ask-for-yes";
import { needsYes } from "#lib/couples/fresh-yes";
import { findExercise } from "#lib/exercises/queries";
import type { ExerciseClass } from "#lib/exercises/types";
import { type Clock, systemClock } from "#lib/kernel/clock";
import type { World } from "#tests/support/people";

/** Both are asked and both say yes, where work of this class needs it. */
export async function bothSayYes(
  world: World,
  exerciseClass: ExerciseClass,
  clock: Clock = systemClock,
): Promise<void> {
  if (!needsYes(exerciseClass)) return;
  await askForYes(world.treating, { coupleId: world.coupleId, exerciseClass }, clock);
  for (const partner of [world.partnerA, world.partnerB])
    await answerYes(partner, { exerciseClass, answer: "yes" }, clock);
}

/** The same for a built-in exercise, by its slug. */
export async function bothSayYesTo(world: World, slug: string, clock: Clock = systemClock): Promise<void> {
  const exercise = findExercise(slug);
  if (exercise) await bothSayYes(world, exercise.exerciseClass, clock);
}
