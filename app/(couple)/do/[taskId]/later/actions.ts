"use server";
import { formAction } from "#lib/auth/form-action";
import { sayNotNow } from "#lib/homework/say-not-now";
import { sayNotNowInput } from "#lib/homework/schema";

/** Whatever was tapped, the next page is the same: nobody who sees it can tell. Shut on a handed-over tablet. */
export const sayNotNowAction = formAction("partner", sayNotNowInput, async (actor, input) => {
  await sayNotNow(actor, input);
  return { to: `/do/${input.taskId}/later/kept` };
});
