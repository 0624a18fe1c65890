"use server";
import { formAction } from "#lib/auth/form-action";
import { markReviewed } from "#lib/homework/mark-reviewed";
import { markReviewedInput } from "#lib/homework/schema";

/** Takes one line out of the inbox and shows the rest. */
export const markReviewedAction = formAction("clinician", markReviewedInput, async (actor, input) => {
  await markReviewed(actor, input);
  return { to: "/review" };
});
