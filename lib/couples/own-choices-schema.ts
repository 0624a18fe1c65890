import { z } from "zod";
import { YES_CLASSES } from "#lib/couples/fresh-yes";

const PICK = "Pick one of the four.";

/** How far exercises may go for this partner: 0 to 3, from a form or a verb. */
export const setCeilingInput = z.strictObject({
  ceiling: z.coerce.number(PICK).int(PICK).min(0, PICK).max(3, PICK),
});
export type SetCeilingInput = z.output<typeof setCeilingInput>;

/** The choice is in the button that was pressed. */
export const setConsentInput = z.strictObject({ consent: z.enum(["given", "withdrawn"], "Pick one.") });
export type SetConsentInput = z.output<typeof setConsentInput>;

export const optOutInput = z.strictObject({});

/** To be seen alone: no reason is asked, so there is nothing to send. */
export const askToTalkInput = z.strictObject({});

/** What is asked is in the form, the answer in the button that was pressed. */
export const answerYesInput = z.strictObject({
  exerciseClass: z.enum(YES_CLASSES, "Pick one."),
  answer: z.enum(["yes", "not_now"], "Pick one."),
});
export type AnswerYesInput = z.output<typeof answerYesInput>;

/** The version that was read. */
export const signPolicyInput = z.strictObject({
  version: z.coerce.number("Please open this page again.").int().min(1, "Please open this page again."),
});
export type SignPolicyInput = z.output<typeof signPolicyInput>;
