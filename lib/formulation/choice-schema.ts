import { z } from "zod";
import { isSlug } from "#lib/exercises/slugs";
import { THINGS } from "#lib/exercises/things";
import { HIDE_REASON_LIMIT } from "#lib/formulation/constants";

const id = z.uuid("This form has lost its number. Please open it again.");
const place = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, "This list has changed. Please reload it.")
  .optional()
  .transform((text) => (text === undefined ? null : Number(text)));

/** One press in a list of suggestions; `from` is its place among the pins or among the others, counted from 1. */
export const chooseSuggestionInput = z.strictObject({
  coupleId: id,
  slug: z.string().max(80).refine(isSlug, "This exercise is not in the library."),
  press: z.enum(["pin", "unpin", "hide", "show", "not_now", "up", "down", "free"]),
  from: place,
  reason: z
    .string()
    .trim()
    .max(HIDE_REASON_LIMIT, `Use at most ${HIDE_REASON_LIMIT} characters.`)
    .optional()
    .transform((text) => text ?? ""),
});
export type ChooseSuggestionInput = z.output<typeof chooseSuggestionInput>;

/** The things a couple does not have. */
export const setLacksInput = z.strictObject({
  coupleId: id,
  lacks: z
    .array(z.enum(THINGS))
    .max(THINGS.length)
    .optional()
    .transform((things) => things ?? []),
});
export type SetLacksInput = z.output<typeof setLacksInput>;
