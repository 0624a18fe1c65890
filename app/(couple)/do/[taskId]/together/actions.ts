"use server";
import { formAction } from "#lib/auth/form-action";
import { keepAnswers } from "#lib/homework/keep-answers";
import { pickMatch } from "#lib/homework/pick-match";
import { pickMatchInput, shareInput } from "#lib/homework/schema";
import { shareAnswers } from "#lib/homework/share-answers";
import { picking } from "./_components/words";

export const shareAnswersAction = formAction("partner", shareInput, async (actor, input) => {
  await shareAnswers(actor, input);
  return { to: `/do/${input.taskId}/together` };
});

/** Not now, and taking back. It leads home whatever it was about, so that the screen says nothing of it. */
export const keepAnswersAction = formAction("partner", shareInput, async (actor, input) => {
  await keepAnswers(actor, input);
  return { to: "/home" };
});

/** What was picked stays out of the answer; once both have, the page has what came of it. */
export const pickMatchAction = formAction("partner", pickMatchInput, async (actor, input) =>
  (await pickMatch(actor, input)) ? { to: `/do/${input.taskId}/together` } : { note: picking.kept },
);
