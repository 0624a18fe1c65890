"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { readForm } from "#lib/measures/read-form";
import { saveWording } from "#lib/measures/save-wording";
import { saveWordingInput, scoreFormInput } from "#lib/measures/schema";
import { readingInWords } from "./reading-words";

/** Scores a paper form. Nothing of it is kept: the figures go back to the page and nowhere else. */
export const scoreFormAction = formAction("clinician", scoreFormInput, async (_actor, input) => ({
  note: "The form is scored.",
  said: readingInWords(readForm(input)),
  keepTyped: true,
}));

export const saveWordingAction = formAction("clinician", saveWordingInput, async (actor, input) => {
  await saveWording(actor, input);
  refresh();
  return { note: "Your questions are saved. Only clinicians of this practice can see them." };
});
