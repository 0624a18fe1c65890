import { auditEvent } from "#db/schema/audit";
import type { Tx } from "#db/with-actor";
import type { Actor } from "#lib/access/actor";
import { type Id, newId } from "#lib/kernel/ids";

/** What happened to which row. Content never belongs here. */
export type AuditEvent = {
  action: "create" | "read" | "update" | "delete" | "sign_in" | "sign_out" | "refused" | "reveal" | "run";
  entity: string;
  entityId?: Id | null;
  coupleId?: Id | null;
  purpose: string;
  outcome?: "done" | "refused";
};

/**
 * Writes the audit row in the caller's transaction. If it cannot be written, the transaction fails and
 * nothing is returned or kept (security paper, 3.3).
 */
export async function recordAudit(tx: Tx, actor: Actor, event: AuditEvent): Promise<void> {
  await tx.insert(auditEvent).values({
    practiceId: actor.practiceId,
    id: newId(),
    actorId: actor.userId,
    actorRole: actor.role,
    sessionRef: actor.sessionRef,
    action: event.action,
    entity: event.entity,
    entityId: event.entityId ?? null,
    coupleId: event.coupleId ?? null,
    purpose: event.purpose,
    outcome: event.outcome ?? "done",
    requestId: actor.requestId,
    build: process.env.EVENKEEL_BUILD ?? "development",
  });
}
