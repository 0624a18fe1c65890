import type { PlanItemInput } from "#lib/planning/schema";
import type { BlockTitle, PlanItem } from "#lib/planning/types";

/** An item as it is sent to be saved: without what the catalogue or the run decides. */
export function toItemInput(item: PlanItem): PlanItemInput {
  const { id, phase, minutes, assignmentId, exerciseSlug, exerciseVersion } = item;
  const base = { id, phase, minutes, state: item.state === "set_aside" ? item.state : ("planned" as const) };
  if (item.kind === "review" && assignmentId !== null)
    return { kind: "review", ...base, assignmentId, disposition: item.disposition };
  if (item.kind === "exercise" && exerciseSlug !== null)
    return { kind: "exercise", ...base, exerciseSlug, exerciseVersion: exerciseVersion ?? 1 };
  return { kind: "block", ...base, title: item.title as BlockTitle };
}
