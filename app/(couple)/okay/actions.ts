"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { answerYes } from "#lib/couples/answer-yes";
import { answerYesInput } from "#lib/couples/own-choices-schema";
import { okay as words } from "./words";

/** The answer is the same whatever was pressed, so that a phone that is watched tells nothing. */
export const answerYesAction = formAction("partner", answerYesInput, async (actor, input) => {
  await answerYes(actor, input);
  refresh();
  return { note: words.saved };
});
