import { z } from "zod";
import { shownAgreement, shownAgreementText } from "#lib/couples/agreement-schema";
import { isId } from "#lib/kernel/ids";

const answer = z
  .int("Pick a whole number from 0 to 10, or leave it empty.")
  .min(0, "Pick a number from 0 to 10.")
  .max(10, "Pick a number from 0 to 10.")
  .nullable();
const id = z.string().refine(isId, "This form has lost its number. Please open it again.");

/** One partner's session check as sent. Source: measures paper, section 4. */
export const sessionCheckInput = z.strictObject({
  submissionId: id,
  session: id,
  /** The version of the agreement on secrets that the page showed. */
  agreement: shownAgreement,
  s1: answer,
  s2: answer,
  s3: answer,
  s4: answer,
});
export type SessionCheckInput = z.output<typeof sessionCheckInput>;

const scale = z
  .enum(
    ["", "not-sure", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
    "Pick a number from 0 to 10.",
  )
  .optional()
  .transform((text) => (text === undefined || text === "" || text === "not-sure" ? null : Number(text)));

/** The four lines as their form sends them; "not sure" is no answer. */
export const sessionCheckForm = z
  .strictObject({
    submissionId: z.string(),
    session: z.string(),
    agreement: shownAgreementText,
    s1: scale,
    s2: scale,
    s3: scale,
    s4: scale,
  })
  .pipe(sessionCheckInput);
