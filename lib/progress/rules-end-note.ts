const PLAN_HEADING = /^(?:plan|p|next(?: time| session| plan)?)\s*[:.]?\s*$/i;
const PLAN_LINE = /^(?:plan|next(?: time| session| plan)?)\s*:\s*(.+)$/i;

/**
 * What a note says is to come: what stands under or after the word "Plan" or "Next", else its last paragraph. A note
 * is plain text, so this is a reading of it, and the whole note is one link away.
 */
export function planPartOf(body: string): string {
  const lines = body.split("\n");
  const heading = lines.findLastIndex((line) => PLAN_HEADING.test(line.trim()));
  if (heading >= 0) {
    const rest = lines
      .slice(heading + 1)
      .join("\n")
      .trim();
    if (rest !== "") return rest;
  }
  const said = lines.findLast((line) => PLAN_LINE.test(line.trim()))?.trim();
  const after = said?.match(PLAN_LINE)?.[1];
  if (after) return after.trim();
  const paragraphs = body
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
  return paragraphs.at(-1) ?? "";
}
