"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { keepSingleKeys } from "#lib/auth/single-keys";
import { markReviewed } from "#lib/homework/mark-reviewed";
import { revealTogether } from "#lib/homework/reveal-together";
import { saveTherapistAnswer } from "#lib/homework/save-therapist-answer";
import {
  markReviewedInput,
  revealTogetherInput,
  reviewResponseInput,
  saveTherapistAnswerInput,
  singleKeysInput,
} from "#lib/homework/schema";

/** Takes one line out of the inbox while the others stay where they are. */
export const markLineAction = formAction("clinician", markReviewedInput, async (actor, input) => {
  await markReviewed(actor, input);
  refresh();
  return { note: "Marked reviewed." };
});

/** Marks the response that is open, with the rating that was picked; on to the inbox, or the response stays open. */
export const reviewResponseAction = formAction(
  "clinician",
  reviewResponseInput,
  async (actor, { taskId, quality, onward }) => {
    await markReviewed(actor, { taskId, ...(quality === undefined ? {} : { quality }) });
    if (onward === "inbox") return { to: "/review" };
    refresh();
    return { note: "Saved." };
  },
);

/** Keeps what the therapist saw in an exercise. */
export const saveTherapistAnswerAction = formAction(
  "clinician",
  saveTherapistAnswerInput,
  async (actor, input) => {
    await saveTherapistAnswer(actor, input);
    refresh();
    return { note: "Saved." };
  },
);

/** Opens to both partners what both have shared of the homework. */
export const revealTogetherAction = formAction("clinician", revealTogetherInput, async (actor, input) => {
  await revealTogether(actor, input);
  refresh();
  return { note: "Both partners can read it now." };
});

/** Turns J, K and E on or off for this reader's browser. */
export const turnKeysAction = formAction("clinician", singleKeysInput, async (_actor, { keys }) => {
  await keepSingleKeys(keys === "on");
  refresh();
  return { note: keys === "on" ? "Single keys are on." : "Single keys are off." };
});
