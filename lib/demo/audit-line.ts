import type { Role } from "#lib/access/actor";
import type { AuditEvent } from "#lib/audit/record-audit";
import type { MakeId } from "#lib/demo/random";
import type { Rows } from "#lib/demo/rows";
import type { Id } from "#lib/kernel/ids";

type Who = { readonly practiceId: Id; readonly role: Role; readonly userId: Id | null };

/** What the build column of a line says that the demo wrote. */
const BUILD = "sample";

/** Writes a line of the trail as the product would have, at the time of the event. Content never belongs here. */
export function addAuditLine(rows: Rows, makeId: MakeId, who: Who, at: Date, event: AuditEvent): void {
  rows.auditEvent.push({
    practiceId: who.practiceId,
    id: makeId(at),
    at,
    actorId: who.userId,
    actorRole: who.role,
    sessionRef: null,
    action: event.action,
    entity: event.entity,
    entityId: event.entityId ?? null,
    coupleId: event.coupleId ?? null,
    purpose: event.purpose,
    outcome: event.outcome ?? "done",
    requestId: makeId(at),
    build: BUILD,
  });
}
