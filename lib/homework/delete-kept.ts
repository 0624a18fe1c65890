import { and, eq, inArray, isNull } from "drizzle-orm";
import { loopEpisode } from "#db/schema/episodes";
import { draft, response, responsePart } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ownedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { notOpenNow } from "#lib/homework/policy";
import { emptyListsIn } from "#lib/homework/record-offers";
import type { DeleteKeptInput } from "#lib/homework/schema";
import { draftPlace, sealAnswers } from "#lib/homework/sealed-answers";
import { isId } from "#lib/kernel/ids";
import { loadKeys, slotScope } from "#lib/secrets/data-keys";

/**
 * A partner deletes what they wrote for themselves alone in one piece of homework they sent, a private list with it: also
 * while work is held, closed or without a yes. What others read of it stays, an empty list lies where a list was, so that
 * the pages of what can be shared do not tell, and a choice to share it is taken back. The answer is the same whether
 * anything was there. Matches that are open to both are both's. Throws "not_found" alike for one that was not sent, is another
 * person's, or was never there. Source: sessions paper, section 6.
 */
export async function deleteKept(actor: ActorOf<"partner">, { taskId }: DeleteKeptInput): Promise<void> {
  if (!isId(taskId)) throw notOpenNow();
  await withActor(actor, async (tx) => {
    const sent = and(ownedBy(actor, response), eq(response.taskId, taskId));
    const [found] = await tx.select({ id: response.id }).from(response).where(sent);
    if (!found) throw notOpenNow();
    await tx
      .delete(responsePart)
      .where(
        and(
          ownedBy(actor, responsePart),
          eq(responsePart.visibility, "me"),
          eq(responsePart.responseId, found.id),
        ),
      );
    await emptyListsIn(tx, actor, taskId);
    await auditDeletion(tx, actor);
  });
}

/** The same of all they ever sent, and what they wrote and did not send: homework, and a moment that is being written. */
export async function deleteAllKept(actor: ActorOf<"partner">): Promise<void> {
  await withActor(actor, async (tx) => {
    requireRole(actor, "partner");
    const own = tx.select({ id: response.id }).from(response).where(ownedBy(actor, response));
    await tx
      .delete(responsePart)
      .where(
        and(
          ownedBy(actor, responsePart),
          eq(responsePart.visibility, "me"),
          inArray(responsePart.responseId, own),
        ),
      );
    await emptyDrafts(tx, actor);
    await tx.delete(loopEpisode).where(and(ownedBy(actor, loopEpisode), isNull(loopEpisode.sentOn)));
    await emptyListsIn(tx, actor, null);
    await auditDeletion(tx, actor);
  });
}

/**
 * Takes every word out of what was not sent. The rows stay, one version on: a page that is still open hears at its next
 * save that they changed, and no old version ever fits a later draft.
 */
async function emptyDrafts(tx: Tx, actor: ActorOf<"partner">): Promise<void> {
  const [drafts, keys] = await Promise.all([
    tx
      .select({ taskId: draft.taskId, version: draft.version })
      .from(draft)
      .where(ownedBy(actor, draft))
      .orderBy(draft.taskId)
      .for("update"),
    loadKeys(tx, actor, actor.coupleId, [slotScope("private", actor.slot)]),
  ]);
  for (const { taskId, version: seen } of drafts) {
    const version = seen + 1;
    const answersSealed = sealAnswers(keys, draftPlace(actor, taskId, version), {});
    await tx
      .update(draft)
      .set({ version, answersSealed })
      .where(and(ownedBy(actor, draft), eq(draft.taskId, taskId)));
  }
}

/** One and the same line whatever was deleted, so that the trail does not say what anybody kept. */
async function auditDeletion(tx: Tx, actor: ActorOf<"partner">): Promise<void> {
  await recordAudit(tx, actor, {
    action: "delete",
    entity: "partner",
    entityId: actor.userId,
    coupleId: actor.coupleId,
    purpose: "delete own private answers",
  });
}
