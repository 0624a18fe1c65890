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
  /** They would rather not say. Nothing answered at all is sent only so. */
  declined: z.boolean().optional(),
});
export type SessionCheckInput = z.output<typeof sessionCheckInput>;

const NOT_SURE = "not-sure";

const scale = z
  .enum(["", NOT_SURE, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"], "Pick a number from 0 to 10.")
  .optional();
type Scale = z.output<typeof scale>;

const toAnswer = (text: Scale) =>
  text === undefined || text === "" || text === NOT_SURE ? null : Number(text);

/**
 * The four lines as their form sends them. "Not sure" is no number, and whoever picks it throughout has said so. The
 * button that says they would rather not sends no number that was picked.
 */
export const sessionCheckForm = z
  .strictObject({
    submissionId: z.string(),
    session: z.string(),
    agreement: shownAgreementText,
    s1: scale,
    s2: scale,
    s3: scale,
    s4: scale,
    rather: z.literal("not").optional(),
  })
  .transform(({ submissionId, session, agreement, rather, ...lines }): SessionCheckInput => {
    const picks = rather === "not" ? {} : lines;
    return {
      submissionId,
      session,
      agreement,
      s1: toAnswer(picks.s1),
      s2: toAnswer(picks.s2),
      s3: toAnswer(picks.s3),
      s4: toAnswer(picks.s4),
      declined:
        rather === "not" || [lines.s1, lines.s2, lines.s3, lines.s4].every((text) => text === NOT_SURE),
    };
  })
  .pipe(sessionCheckInput);
