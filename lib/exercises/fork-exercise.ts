import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { recordAudit } from "#lib/audit/record-audit";
import { findExerciseIn } from "#lib/exercises/find-exercise";
import { insertFirstDraft, type MadeDraft } from "#lib/exercises/own-draft";
import type { ForkExerciseInput } from "#lib/exercises/schema";
import { notFound } from "#lib/kernel/errors";

/**
 * Copies one version of an exercise, built in or the practice's own, retired or not, into a new draft that
 * remembers where it came from. What the original becomes later does not touch it. Throws "not_found".
 */
export async function forkExercise(
  actor: ActorOf<"clinician">,
  input: ForkExerciseInput,
): Promise<MadeDraft> {
  return withActor(actor, (tx) => forkExerciseIn(tx, actor, input));
}

/** As `forkExercise`, inside a transaction that is already open. */
export async function forkExerciseIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  input: ForkExerciseInput,
): Promise<MadeDraft> {
  requireRole(actor, "clinician");
  const original = await findExerciseIn(tx, actor, input.slug, input.version);
  if (original === null) throw notFound();
  const title = input.title ?? `${original.title}, our version`;
  const { id, ...made } = await insertFirstDraft(tx, actor, { ...original, title }, original);
  await recordAudit(tx, actor, {
    action: "create",
    entity: "exercise",
    entityId: id,
    purpose: "fork an exercise",
  });
  return made;
}
