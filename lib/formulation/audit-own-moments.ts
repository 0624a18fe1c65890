import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { type AuditEvent, recordAudit } from "#lib/audit/record-audit";

/** The words of the trail for all that a partner writes of their loop: which page and which moment it was stays out. */
export const WRITES_OWN_MOMENTS = {
  action: "update",
  entity: "own_moments",
  entityId: null,
  purpose: "write in private",
} as const satisfies Partial<AuditEvent>;

/** Notes that a partner wrote something of their loop; the same line for whatever it was. */
export async function auditOwnMoments(tx: Tx, actor: ActorOf<"partner">): Promise<void> {
  await recordAudit(tx, actor, { ...WRITES_OWN_MOMENTS, coupleId: actor.coupleId });
}

/** Notes that a partner opened the pages they write on. */
export async function auditOwnMomentsRead(tx: Tx, actor: ActorOf<"partner">): Promise<void> {
  await recordAudit(tx, actor, {
    action: "read",
    entity: WRITES_OWN_MOMENTS.entity,
    coupleId: actor.coupleId,
    purpose: WRITES_OWN_MOMENTS.purpose,
  });
}
