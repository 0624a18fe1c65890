"use server";
import { formAction } from "#lib/auth/form-action";
import { startExerciseInput } from "#lib/exercises/schema";
import { startExercise } from "#lib/exercises/start-exercise";

export const startExerciseAction = formAction("clinician", startExerciseInput, async (actor, input) => {
  const { slug } = await startExercise(actor, input);
  return { to: `/library/${slug}/edit` };
});
