"use server";
import { formAction } from "#lib/auth/form-action";
import { keepAnswers } from "#lib/homework/keep-answers";
import { shareInput } from "#lib/homework/schema";
import { shareAnswers } from "#lib/homework/share-answers";

export const shareAnswersAction = formAction("partner", shareInput, async (actor, input) => {
  await shareAnswers(actor, input);
  return { to: `/do/${input.taskId}/together` };
});

/** Not now, and taking back. It leads home whatever it was about, so that the screen says nothing of it. */
export const keepAnswersAction = formAction("partner", shareInput, async (actor, input) => {
  await keepAnswers(actor, input);
  return { to: "/home" };
});
