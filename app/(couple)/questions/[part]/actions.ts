"use server";
import { formAction } from "#lib/auth/form-action";
import { saveRatings } from "#lib/formulation/save-ratings";
import { RATING_PAGES, saveRatingsInput } from "#lib/formulation/schema";

/** Saves one part and goes on, or sends all of it. */
export const saveRatingsAction = formAction("partner", saveRatingsInput, async (actor, input) => {
  const { isSent } = await saveRatings(actor, input);
  return { to: isSent ? "/questions/done" : `/questions/${RATING_PAGES.indexOf(input.page) + 2}` };
});
