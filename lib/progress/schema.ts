import { z } from "zod";
import { shownAgreement } from "#lib/couples/agreement-schema";
import { isId } from "#lib/kernel/ids";

const MONDAY = 1;

const answer = z
  .int("Pick a whole number from 0 to 10, or leave it empty.")
  .min(0, "Pick a number from 0 to 10.")
  .max(10, "Pick a number from 0 to 10.")
  .nullable();

const week = z.iso
  .date("This is not a date.")
  .refine((date) => new Date(`${date}T00:00:00Z`).getUTCDay() === MONDAY, "A week starts on a Monday.");

/**
 * One partner's weekly check-in as sent. Unknown keys are refused; "I did not look for any" goes only with q1 = 0
 * and an empty q2. Source: measures paper, section 3.
 */
export const checkInInput = z
  .strictObject({
    submissionId: z.string().refine(isId, "This form has lost its number. Please open it again."),
    week,
    /** The version of the agreement on secrets that the page showed. */
    agreement: shownAgreement,
    q1: answer,
    q2: answer,
    q3: answer,
    q4: answer,
    q5: answer,
    q6: answer,
    q2NotApplicable: z.boolean(),
  })
  .refine((input) => !input.q2NotApplicable || input.q1 === 0, {
    path: ["q2NotApplicable"],
    error: "This fits only when your first answer is 0.",
  })
  .refine((input) => !input.q2NotApplicable || input.q2 === null, {
    path: ["q2"],
    error: "Pick a number, or say you did not look for any. Not both.",
  });

export type CheckInInput = z.infer<typeof checkInInput>;
