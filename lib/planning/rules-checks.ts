import type { CareGate } from "#lib/couples/gates";

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

/** What is said in a run of what asks for a reason that the plan does not have. */
export const NOT_WEIGHED = "asks for care, and the plan does not say why it goes on";

/** The most characters of the line beside a reason. */
export const CHECK_LINE = 300;

/** What was weighed for one exercise of a plan: the newest reason, and all the gates a reason was given under. */
export type Checked = { readonly reason: CheckReason; readonly gates: readonly CareGate[] };
export type CheckedBySlug = Readonly<Record<string, Checked>>;

/** The same with a reason more. */
export function withCheck(
  checked: CheckedBySlug,
  slug: string,
  { reason, gates }: Checked,
): Record<string, Checked> {
  return { ...checked, [slug]: { reason, gates: [...new Set([...(checked[slug]?.gates ?? []), ...gates])] } };
}

/** The reason an exercise goes on, where one was given under every gate that asks now; a gate set later asks anew. */
export function reasonFor(
  checked: CheckedBySlug,
  slug: string,
  gates: readonly CareGate[],
): CheckReason | null {
  const said = checked[slug];
  return said && gates.every((gate) => said.gates.includes(gate)) ? said.reason : null;
}

/** What stands between an exercise and a plan: nothing or a note, a reason to give first, or a stop. */
export function gateLevel(
  entry: { slug: string; locked: string | null; careGates: readonly CareGate[] },
  checked: CheckedBySlug,
): "free" | "check" | "stop" {
  if (entry.locked !== null) return "stop";
  const asks = entry.careGates.length > 0 && reasonFor(checked, entry.slug, entry.careGates) === null;
  return asks ? "check" : "free";
}
