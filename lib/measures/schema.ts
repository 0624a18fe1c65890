import { z } from "zod";

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Choose a measure.");
// Plain text on every screen; no control characters, which a pasted form can bring along.
const line = z
  .string()
  .trim()
  .max(300, "Use at most 300 characters.")
  .regex(/^[^<>\p{Cc}]*$/u, "Plain text only.");

/** The practice's own licensed questions, one line each in the order of the form. */
export const saveWordingInput = z.strictObject({
  measureSlug: slug,
  version: z.coerce.number().int().min(0).max(1_000_000),
  lines: z.array(line).min(1).max(60),
  licensed: z.literal("on", "Please confirm that your practice may use this form."),
});
export type SaveWordingInput = z.output<typeof saveWordingInput>;

/** That the facts of a measure, as they stood on the page, were compared with its source; or that taken back. */
export const switchMeasureInput = z.strictObject({
  measureSlug: slug,
  facts: z.string().regex(/^[0-9a-f]{64}$/, "Open the page again."),
  to: z.enum(["on", "off"]),
});
type SwitchMeasureInput = z.output<typeof switchMeasureInput>;
export type CheckMeasureInput = Omit<SwitchMeasureInput, "to">;
export type UncheckMeasureInput = Pick<SwitchMeasureInput, "measureSlug">;

const number = z.string().trim().max(8, "Write a number.");

/** A form to be scored: its answers, or its typed totals, and an earlier total to compare with. */
export const scoreFormInput = z.strictObject({
  measureSlug: slug,
  answers: z.array(number).max(60).default([]),
  earlier: number.default(""),
});
export type ScoreFormInput = z.output<typeof scoreFormInput>;
