"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { checkMeasure } from "#lib/measures/check-measure";
import { saveWording } from "#lib/measures/save-wording";
import { saveWordingInput, scoreFormInput, switchMeasureInput } from "#lib/measures/schema";
import { scoreForm } from "#lib/measures/score-form";
import { uncheckMeasure } from "#lib/measures/uncheck-measure";
import { readingInWords } from "./reading-words";

/** Scores a paper form. Nothing of it is kept: the figures go back to the page and nowhere else. */
export const scoreFormAction = formAction("clinician", scoreFormInput, async (actor, input) => ({
  note: "The form is scored.",
  said: readingInWords(await scoreForm(actor, input)),
  keepTyped: true,
}));

export const saveWordingAction = formAction("clinician", saveWordingInput, async (actor, input) => {
  await saveWording(actor, input);
  refresh();
  return { note: "Your questions are saved. Only clinicians of this practice can see them." };
});

/** Switches a measure on or off for the practice, by what a clinician says of its facts. */
export const switchMeasureAction = formAction("clinician", switchMeasureInput, async (actor, input) => {
  const { measureSlug, facts, to } = input;
  if (to === "on") await checkMeasure(actor, { measureSlug, facts });
  else await uncheckMeasure(actor, { measureSlug });
  refresh();
  return {
    note:
      to === "on"
        ? "This measure can be used now, by every clinician of this practice."
        : "Nothing is scored with this measure until it is compared again.",
  };
});
