import { z } from "zod";
import { HOLD_GATES } from "#lib/couples/gates";
import { REASON_LIMIT } from "#lib/supervision/rules";

const line = (empty: string) =>
  z.string().trim().min(1, empty).max(REASON_LIMIT, `Use at most ${REASON_LIMIT} characters.`);

/** A gate and the class of work it stops, as one choice of a form. */
const what = z
  .string()
  .regex(/^G\d\dp? [IJTX]$/, "Choose what the supervisor should look at.")
  .transform((text) => {
    const [gate, exerciseClass] = text.split(" ");
    return { gate: gate ?? "", exerciseClass: exerciseClass ?? "" };
  })
  .pipe(
    z.strictObject({
      gate: z.enum(HOLD_GATES, "Choose what the supervisor should look at."),
      exerciseClass: z.enum(["I", "J", "T", "X"]),
    }),
  );

export const askCoSignInput = z.strictObject({
  coupleId: z.uuid(),
  what,
  reason: line("Write why this work can go on with care."),
});
export type AskCoSignInput = z.output<typeof askCoSignInput>;

export const endCoSignInput = z.strictObject({ coupleId: z.uuid(), coSignId: z.string().max(64) });
export type EndCoSignInput = z.output<typeof endCoSignInput>;

export const decideCoSignInput = z.strictObject({
  coSignId: z.string().max(64),
  outcome: z.enum(["agreed", "refused"], "Choose whether you co-sign."),
  note: line("Write one line on why you decide so."),
});
export type DecideCoSignInput = z.output<typeof decideCoSignInput>;
