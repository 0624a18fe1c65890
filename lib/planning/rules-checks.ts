/** Why something that a gate asks to weigh goes into a plan. Source: screen paper, section 2.4, "Check". */
export const CHECK_REASONS = ["talked_through", "seen_alone", "supervised", "adapted", "other"] as const;
export type CheckReason = (typeof CHECK_REASONS)[number];

export const CHECK_LABEL: Readonly<Record<CheckReason, string>> = {
  talked_through: "Talked through with both",
  seen_alone: "Each was seen alone about it",
  supervised: "Agreed in supervision",
  adapted: "Adapted or made smaller",
  other: "Another reason",
};

/** The most characters of the line beside a reason. */
export const CHECK_LINE = 300;

/** What stands between an exercise and a plan: nothing or a note, a reason to give first, or a stop. */
export function gateLevel(
  entry: { slug: string; locked: string | null; care: string | null },
  checked: ReadonlySet<string>,
): "free" | "check" | "stop" {
  if (entry.locked !== null) return "stop";
  return entry.care !== null && !checked.has(entry.slug) ? "check" : "free";
}
