import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";

/**
 * The one audit line of everything a partner chooses for themselves. It does not say what was chosen, so
 * that the trail tells nobody who drew a line or withdrew (formulation paper, G15).
 */
export async function auditOwnChoice(tx: Tx, actor: ActorOf<"partner">): Promise<void> {
  await recordAudit(tx, actor, {
    action: "update",
    entity: "partner",
    entityId: actor.userId,
    coupleId: actor.coupleId,
    purpose: "change own choices",
  });
}
