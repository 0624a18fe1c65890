import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import { invitation, mailOutbox, member, membership } from "#db/schema/accounts";
import { auditEvent } from "#db/schema/audit";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { invitationState, invitationStatus } from "#lib/accounts/list-partner-places";
import type { AuditRow, MemberRow, OutboxRow, StaffRole } from "#lib/accounts/types";
import { recordAudit } from "#lib/audit/record-audit";
import { type Id, isId } from "#lib/kernel/ids";
import { unseal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

const LIST_LIMIT = 100;

function placeOf(practiceId: Id, table: string, column: string, rowId: Id) {
  return { practiceId, ownerId: practiceId, scope: "practice", table, column, rowId, rowVersion: 0 };
}

/** The people who work here, with names and addresses, for the admin. */
export async function listMembers(actor: ActorOf<"admin">): Promise<MemberRow[]> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "admin");
    const rows = await tx
      .select({
        id: member.id,
        role: member.role,
        nameSealed: member.nameSealed,
        emailSealed: member.emailSealed,
        endedAt: member.endedAt,
        // Names written out: in a one-table select the builder drops the table, and `id` would be another's.
        joined: sql<boolean>`exists (select 1 from ${membership} m where m.practice_id = member.practice_id
          and m.subject_id = member.id and m.ended_at is null)`,
        state: sql<string | null>`(select ${invitationState} from ${invitation}
          where invitation.practice_id = member.practice_id and invitation.subject_id = member.id
          order by invitation.created_at desc limit 1)`,
      })
      .from(member)
      .where(eq(member.practiceId, actor.practiceId))
      .orderBy(asc(member.role), asc(member.id))
      .limit(LIST_LIMIT);
    const key = (await loadKeys(tx, actor, actor.practiceId, ["practice"])).of("practice");
    await recordAudit(tx, actor, { action: "read", entity: "member", purpose: "list members" });
    return rows.map((row) => ({
      id: row.id,
      role: row.role as StaffRole,
      name: unseal(key, placeOf(actor.practiceId, "member", "name_sealed", row.id), row.nameSealed),
      email: unseal(key, placeOf(actor.practiceId, "member", "email_sealed", row.id), row.emailSealed),
      status: row.endedAt ? "ended" : invitationStatus({ joined: row.joined, state: row.state }),
      isSelf: row.id === actor.userId,
    }));
  });
}

/** Mail that could not leave by itself, newest first: address and text, for the admin to pass on. */
export async function listOutbox(actor: ActorOf<"admin">): Promise<OutboxRow[]> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "admin");
    const rows = await tx
      .select({
        id: mailOutbox.id,
        toSealed: mailOutbox.toSealed,
        subject: mailOutbox.subject,
        bodySealed: mailOutbox.bodySealed,
        state: mailOutbox.state,
        createdAt: mailOutbox.createdAt,
      })
      .from(mailOutbox)
      .where(and(eq(mailOutbox.practiceId, actor.practiceId), sql`${mailOutbox.state} <> 'sent'`))
      .orderBy(desc(mailOutbox.createdAt), desc(mailOutbox.id))
      .limit(LIST_LIMIT);
    const key = (await loadKeys(tx, actor, actor.practiceId, ["practice"])).of("practice");
    await recordAudit(tx, actor, { action: "read", entity: "mail", purpose: "read the outbox" });
    return rows.map((row) => ({
      id: row.id,
      to: unseal(key, placeOf(actor.practiceId, "mail_outbox", "to_sealed", row.id), row.toSealed),
      subject: row.subject,
      body: unseal(key, placeOf(actor.practiceId, "mail_outbox", "body_sealed", row.id), row.bodySealed),
      state: row.state,
      createdAt: row.createdAt,
    }));
  });
}

export const AUDIT_PAGE = 50;

/** Fifty audit lines, newest first, from before `before`; who did what to which kind of thing, no content. */
export async function listAudit(
  actor: ActorOf<"admin">,
  before: string | undefined,
): Promise<{ rows: AuditRow[]; next: Id | null }> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "admin");
    const rows = await tx
      .select({
        id: auditEvent.id,
        at: auditEvent.at,
        actorRole: auditEvent.actorRole,
        action: auditEvent.action,
        entity: auditEvent.entity,
        purpose: auditEvent.purpose,
        outcome: auditEvent.outcome,
      })
      .from(auditEvent)
      .where(
        and(
          eq(auditEvent.practiceId, actor.practiceId),
          isId(before) ? lt(auditEvent.id, before) : undefined,
        ),
      )
      .orderBy(desc(auditEvent.id))
      .limit(AUDIT_PAGE + 1);
    await recordAudit(tx, actor, { action: "read", entity: "audit", purpose: "read the audit trail" });
    const shown = rows.slice(0, AUDIT_PAGE);
    return { rows: shown, next: rows.length > AUDIT_PAGE ? (shown.at(-1)?.id ?? null) : null };
  });
}

/** The practice's settings. */
export async function getPractice(
  actor: ActorOf<"admin">,
): Promise<{ practiceName: string; timeZone: string }> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "admin");
    const rows = (await tx.execute(
      sql`select name, time_zone from practice where id = ${actor.practiceId}`,
    )) as unknown as { name: string; time_zone: string }[];
    await recordAudit(tx, actor, { action: "read", entity: "practice", purpose: "practice settings" });
    return { practiceName: rows[0]?.name ?? "", timeZone: rows[0]?.time_zone ?? "UTC" };
  });
}
