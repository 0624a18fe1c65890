import { z } from "zod";
import type { Slot } from "#lib/access/actor";
import { RECORD_LIMITS } from "#lib/formulation/constants";

/** Text as a form sends it; the line ends of a browser are not a change. */
const words = (most: number) =>
  z
    .string()
    .max(20_000, `Use at most ${most} characters.`)
    .transform((typed) => typed.replaceAll("\r\n", "\n").trim())
    .refine((typed) => typed.length <= most, `Use at most ${most} characters.`);

/** The record of one partner, and the version it was made from: 0 for the first. */
export const savePartnerRecordInput = z.strictObject({
  coupleId: z.uuid("This form has lost its number. Please open it again."),
  slot: z.enum(["A", "B"]),
  version: z.coerce.number("This form has lost its version. Please open it again.").int().min(0),
  history: words(RECORD_LIMITS.history),
  body: words(RECORD_LIMITS.body),
  goals: words(RECORD_LIMITS.goals),
});
export type SavePartnerRecordInput = z.output<typeof savePartnerRecordInput>;

/** Whose record an address names. */
export const slotInAddress = z.enum(["a", "b"]).transform((letter): Slot => (letter === "a" ? "A" : "B"));
