import { z } from "zod";
import { checkInInput } from "#lib/progress/schema";

const scale = z
  .enum(
    ["", "not-sure", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
    "Pick a number from 0 to 10.",
  )
  .optional()
  .transform((text) => (text === undefined || text === "" || text === "not-sure" ? null : Number(text)));

/** The check-in as its form sends it; "not sure" is no answer. What fits together, the check-in's schema says. */
export const checkInForm = z
  .strictObject({
    submissionId: z.string(),
    week: z.string(),
    agreement: z.coerce.number("This page has lost its place. Please open it again.").optional(),
    q1: scale,
    q2: scale,
    q3: scale,
    q4: scale,
    q5: scale,
    q6: scale,
    q2NotApplicable: z
      .literal("on")
      .optional()
      .transform((tick) => tick === "on"),
  })
  .pipe(checkInInput);
