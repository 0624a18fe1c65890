import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { type ExerciseRef, exercisesIn, refKey } from "#lib/exercises/find-exercise";
import type { Weighable } from "#lib/exercises/find-weighable";
import type { Exercise } from "#lib/exercises/types";
import type { Suggestion } from "#lib/formulation/types";

/** What the pane offers, and in full what is suggested beyond it; no other text is loaded. */
export async function withSuggestedIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  choosable: readonly Exercise[],
  suggested: readonly Suggestion[],
  weighable: readonly Weighable[],
): Promise<readonly Exercise[]> {
  const here = new Set(choosable.map(({ slug }) => slug));
  const wanted = new Set(suggested.map(({ slug }) => slug).filter((slug) => !here.has(slug)));
  const missing = weighable.filter(({ slug }) => wanted.has(slug));
  const found = await exercisesIn(tx, actor, missing);
  return [...choosable, ...[...found.values()].map(({ exercise }) => exercise)];
}

/** What a page has to know of besides what it offers. */
type Besides = {
  /** What the plan holds. */
  planned: readonly Exercise[];
  /** What was not reached before it, by slug. */
  left: readonly { slug: string }[];
};

/**
 * What the plan holds, and what was not reached in its newest published version, where the pane offers no such version.
 * One query at most; none where all that was not reached is offered or planned.
 */
export async function beyondIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  offered: readonly Exercise[],
  { planned, left }: Besides,
  weighable: readonly Weighable[],
): Promise<readonly Exercise[]> {
  const here = new Set(offered.map(refKey));
  const held = planned.filter((exercise) => !here.has(refKey(exercise)));
  const known = new Set([...here, ...held.map(refKey)]);
  const wanted = new Set(left.map(({ slug }) => slug));
  const missing: ExerciseRef[] = weighable.filter((one) => wanted.has(one.slug) && !known.has(refKey(one)));
  const found = await exercisesIn(tx, actor, missing);
  const all = [...held, ...[...found.values()].map(({ exercise }) => exercise)];
  return [...new Map(all.map((one) => [refKey(one), one])).values()];
}
