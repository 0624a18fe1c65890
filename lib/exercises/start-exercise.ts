import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { recordAudit } from "#lib/audit/record-audit";
import { blankExercise } from "#lib/exercises/blank-exercise";
import { insertFirstDraft, type MadeDraft } from "#lib/exercises/own-draft";
import type { StartExerciseInput } from "#lib/exercises/schema";

/** Begins an exercise of the practice's own: an empty draft under its title. */
export async function startExercise(
  actor: ActorOf<"clinician">,
  input: StartExerciseInput,
): Promise<MadeDraft> {
  return withActor(actor, (tx) => startExerciseIn(tx, actor, input));
}

/** As `startExercise`, inside a transaction that is already open. */
export async function startExerciseIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  input: StartExerciseInput,
): Promise<MadeDraft> {
  requireRole(actor, "clinician");
  const { id, ...made } = await insertFirstDraft(tx, actor, blankExercise("", input.title), null);
  await recordAudit(tx, actor, {
    action: "create",
    entity: "exercise",
    entityId: id,
    purpose: "start an exercise",
  });
  return made;
}
