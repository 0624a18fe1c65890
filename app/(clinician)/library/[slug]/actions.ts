"use server";
import { formAction } from "#lib/auth/form-action";
import { forkExercise } from "#lib/exercises/fork-exercise";
import { retireExercise } from "#lib/exercises/retire-exercise";
import { reviseExercise } from "#lib/exercises/revise-exercise";
import { forkExerciseInput, ownExerciseInput } from "#lib/exercises/schema";

export const forkAction = formAction("clinician", forkExerciseInput, async (actor, input) => {
  const { slug } = await forkExercise(actor, input);
  return { to: `/library/${slug}/edit` };
});

export const reviseAction = formAction("clinician", ownExerciseInput, async (actor, input) => {
  const { slug } = await reviseExercise(actor, input);
  return { to: `/library/${slug}/edit` };
});

export const retireAction = formAction("clinician", ownExerciseInput, async (actor, input) => {
  await retireExercise(actor, input);
  return { to: `/library/${input.slug}` };
});
