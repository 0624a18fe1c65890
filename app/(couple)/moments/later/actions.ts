"use server";
import { formAction } from "#lib/auth/form-action";
import { answerFollowUp } from "#lib/formulation/answer-follow-up";
import { followUpInput } from "#lib/formulation/episode-schema";

/** Keeps what is told of an earlier moment. */
export const answerFollowUpAction = formAction("partner", followUpInput, async (actor, input) => {
  await answerFollowUp(actor, input);
  return { to: "/moments/done" };
});
