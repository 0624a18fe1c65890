import { z } from "zod";
import { MOST_LINES } from "#lib/formulation/constants";
import { CHECK_IN_LINES, RATING_LINES } from "#lib/formulation/rules-lines";
import { LINE_KINDS, type Line } from "#lib/formulation/types";
import { isId } from "#lib/kernel/ids";

const LOST = "This page has lost its place. Please open it again.";
const MORE = "That is more than this page can hold. Please open it again.";

const isLine = (text: string): text is Line =>
  [...CHECK_IN_LINES, ...RATING_LINES].some((line) => line === text);

/** One line of one's own, as `number/line`. */
const own = z.string().transform((text, context) => {
  const [sourceId = "", line = "", ...rest] = text.split("/");
  if (isId(sourceId) && isLine(line) && rest.length === 0) return { sourceId, line };
  context.addIssue({ code: "custom", message: LOST });
  return z.NEVER;
});
const owned = z
  .array(own)
  .max(4 * MOST_LINES, MORE)
  .default([]);

/** Opens one page of lines to whoever says the owner's passphrase. */
export const openLinesInput = z.strictObject({
  kind: z.enum(LINE_KINDS, LOST),
  passphrase: z.string().min(1, "Type your passphrase.").max(1000, "That is too long for a passphrase."),
});

/** What a page of lines offered and which of them are ticked: those are shared once both do, the rest are not. */
export const chooseLinesInput = z.strictObject({
  kind: z.enum(LINE_KINDS, LOST),
  offered: owned,
  picked: owned,
});
export type ChooseLinesInput = z.output<typeof chooseLinesInput>;

/** The lines the therapist reveals, each as `line/number of A/number of B`. */
export const revealLinesInput = z.strictObject({
  coupleId: z.string().refine(isId, "This form has lost its number. Please open the page again."),
  lines: z
    .array(
      z.string().transform((text, context) => {
        const [line = "", sourceA = "", sourceB = "", ...rest] = text.split("/");
        if (isLine(line) && isId(sourceA) && isId(sourceB) && rest.length === 0)
          return { line, sourceA, sourceB };
        context.addIssue({
          code: "custom",
          message: "This form has lost a line. Please open the page again.",
        });
        return z.NEVER;
      }),
      "Pick at least one line.",
    )
    .min(1, "Pick at least one line.")
    .max(MOST_LINES, "Pick fewer lines at once."),
});
export type RevealLinesInput = z.output<typeof revealLinesInput>;
