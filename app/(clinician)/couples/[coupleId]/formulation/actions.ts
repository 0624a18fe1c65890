"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { askForRatings } from "#lib/formulation/ask-for-ratings";
import { chooseSuggestionInput } from "#lib/formulation/choice-schema";
import { markConsentCheck } from "#lib/formulation/mark-consent-check";
import { rateCouple } from "#lib/formulation/rate-couple";
import { askForRatingsInput, markConsentCheckInput, rateCoupleInput } from "#lib/formulation/schema";
import { chooseSuggestion } from "#lib/formulation/suggestion-choices";

/** Keeps what the therapist rated of both. */
export const rateCoupleAction = formAction("clinician", rateCoupleInput, async (actor, input) => {
  await rateCouple(actor, input);
  return { to: `/couples/${input.coupleId}/formulation` };
});

/** Pins, hides, shows again or moves one suggestion. */
export const chooseSuggestionAction = formAction("clinician", chooseSuggestionInput, async (actor, input) => {
  await chooseSuggestion(actor, input);
  refresh();
  return { note: "The list is changed." };
});

/** Asks both partners at once to rate themselves. */
export const askForRatingsAction = formAction("clinician", askForRatingsInput, async (actor, input) => {
  await askForRatings(actor, input);
  refresh();
  return { note: "Both will find it on their own page." };
});

/** Notes that a partner was seen alone about consent; where it is refused, the page shows the ratings of now. */
export const markConsentCheckAction = formAction("clinician", markConsentCheckInput, async (actor, input) => {
  try {
    await markConsentCheck(actor, input);
  } finally {
    refresh();
  }
  return { note: "Noted. The check is closed until a new high rating comes in; neither partner is told." };
});
