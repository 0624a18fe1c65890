import { type Limits, lockReason } from "#lib/couples/lock-reason";
import { type FoundExercise, refKey } from "#lib/exercises/find-exercise";
import type { Id } from "#lib/kernel/ids";
import { unsuited } from "#lib/planning/rules-attendees";
import type { Attendees, PlanItem } from "#lib/planning/types";

type Planned = Pick<PlanItem, "id" | "kind" | "title" | "state" | "exerciseSlug" | "exerciseVersion">;

/** An exercise of a plan that may not go on for the couple now, with the sentence that says why. */
export type HeldItem = { id: Id; title: string; reason: string };

/**
 * The exercises still to come in a plan that may not go on under these limits or with who comes, in order; `found`
 * holds them by version.
 */
export function heldItems(
  items: readonly Planned[],
  limits: Limits,
  found: ReadonlyMap<string, FoundExercise>,
  attendees: Attendees,
): HeldItem[] {
  return items.flatMap(({ id, kind, title, state, exerciseSlug, exerciseVersion }) => {
    if (kind !== "exercise" || state !== "planned") return [];
    if (exerciseSlug === null || exerciseVersion === null) return [];
    const exercise = found.get(refKey({ slug: exerciseSlug, version: exerciseVersion }))?.exercise;
    const reason = exercise
      ? (lockReason(exercise, limits, "session") ?? unsuited(exercise, attendees))
      : null;
    return reason === null ? [] : [{ id, title, reason }];
  });
}

/** The sentences of held items by item, as a form shows them. */
export function heldSentences(held: readonly HeldItem[]): Record<Id, string[]> {
  return Object.fromEntries(held.map(({ id, title, reason }) => [id, [`${title}. ${reason}`]]));
}
