import { and, eq } from "drizzle-orm";
import { ownExercise } from "#db/schema/library";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofPractice } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { lockDraft } from "#lib/exercises/own-draft";
import type { PublishExerciseInput } from "#lib/exercises/schema";
import { stale } from "#lib/kernel/errors";

/**
 * Throws a draft away, if nobody saved it since it was looked at. Versions that were published stay. Throws
 * "stale_version", "conflict" when it is a draft no more, and "not_found".
 */
export async function discardDraft(actor: ActorOf<"clinician">, input: PublishExerciseInput): Promise<void> {
  return withActor(actor, (tx) => discardDraftIn(tx, actor, input));
}

/** As `discardDraft`, inside a transaction that is already open. */
export async function discardDraftIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { slug, revision }: PublishExerciseInput,
): Promise<void> {
  const draft = await lockDraft(tx, actor, slug);
  if (draft.revision !== revision) throw stale();
  await tx
    .delete(ownExercise)
    .where(
      and(ofPractice(actor, ownExercise), eq(ownExercise.slug, slug), eq(ownExercise.version, draft.version)),
    );
  await recordAudit(tx, actor, {
    action: "delete",
    entity: "exercise",
    entityId: draft.id,
    purpose: "throw a draft away",
  });
}
