import { plannedMinutes } from "#lib/planning/rules";
import type { PlanItem } from "#lib/planning/types";

/** When a plan is kept as it stands. Source: screen paper, section 2.4. */
export const VERSION_REASONS = ["open", "while", "start", "final", "restore", "reopen", "sign"] as const;
export type VersionReason = (typeof VERSION_REASONS)[number];

export const VERSION_LABEL: Readonly<Record<VersionReason, string>> = {
  open: "When it was opened",
  while: "While it was changed",
  start: "When the session began",
  final: "When it was made final",
  restore: "Before an earlier one came back",
  reopen: "Before it was opened again",
  sign: "When the note was signed",
};

/** While a plan is changed it is kept once in so many minutes. Source: screen paper, section 2.4. */
export const KEPT_EVERY = 10;

type Line = Pick<PlanItem, "id" | "phase" | "minutes" | "state">;

/** The items that changed their place against the others; as few as explain it. */
function movedIds(before: readonly Line[], after: readonly Line[]): number {
  const places = new Map(before.map((item, place) => [item.id, place]));
  const both = after.filter((item) => places.has(item.id));
  const phaseOf = new Map(before.map((item) => [item.id, item.phase]));
  // The longest run of items that kept their order: what is not in it was moved.
  const longest: number[] = [];
  both.forEach((item, at) => {
    const mine = places.get(item.id) ?? 0;
    const earlier = both
      .slice(0, at)
      .map((one, place) => ((places.get(one.id) ?? 0) < mine ? (longest[place] ?? 0) : 0));
    longest[at] = 1 + Math.max(0, ...earlier);
  });
  const still = Math.max(0, ...longest);
  const across = both.filter((item) => phaseOf.get(item.id) !== item.phase).length;
  return Math.max(both.length - still, across);
}

/** "Added 1, removed 2, moved 2, -5 min": what lies between two lists; "No change" where nothing does. */
export function changeSentence(before: readonly Line[], after: readonly Line[]): string {
  const [was, is] = [new Set(before.map(({ id }) => id)), new Set(after.map(({ id }) => id))];
  const added = after.filter(({ id }) => !was.has(id)).length;
  const removed = before.filter(({ id }) => !is.has(id)).length;
  const moved = movedIds(before, after);
  const minutes = plannedMinutes(after) - plannedMinutes(before);
  const parts = [
    added > 0 ? `added ${added}` : "",
    removed > 0 ? `removed ${removed}` : "",
    moved > 0 ? `moved ${moved}` : "",
    minutes === 0 ? "" : `${minutes > 0 ? "+" : "-"}${Math.abs(minutes)} min`,
  ].filter((part) => part !== "");
  const text = parts.join(", ");
  return text === "" ? "No change" : text.charAt(0).toUpperCase() + text.slice(1);
}
