import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { exercisesIn } from "#lib/exercises/find-exercise";
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
