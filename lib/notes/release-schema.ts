import { z } from "zod";
import { CLIENTS, RELEASED } from "#lib/notes/rules-release";

// An id that is not well formed is answered by the verb, exactly as one that does not exist.
const id = z.string().max(64);
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "Choose a day.")
  .refine((text) => !Number.isNaN(Date.parse(`${text}T00:00:00Z`)), "Choose a day.");

/** The longest line that says what a release is for. */
export const PURPOSE_LIMIT = 300;

export const chooseClientInput = z.strictObject({
  coupleId: id,
  client: z.enum(CLIENTS, "Choose who the client is."),
});
export type ChooseClientInput = z.output<typeof chooseClientInput>;

export const writeAuthorisationInput = z.strictObject({
  coupleId: id,
  slot: z.enum(["A", "B"], "Choose who signed."),
  record: z.enum(RELEASED, "Choose what may be released."),
  signedOn: day,
  purpose: z
    .string()
    .trim()
    .min(1, "Write what it is for, and to whom.")
    .max(PURPOSE_LIMIT, `This line has room for ${PURPOSE_LIMIT} characters.`),
});
export type WriteAuthorisationInput = z.output<typeof writeAuthorisationInput>;

export const withdrawAuthorisationInput = z.strictObject({
  coupleId: id,
  authorisationId: id,
  withdrawnOn: day,
});
export type WithdrawAuthorisationInput = z.output<typeof withdrawAuthorisationInput>;
