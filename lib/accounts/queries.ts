import { and, asc, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import { invitation, mailOutbox, member, membership } from "#db/schema/accounts";
import { auditEvent } from "#db/schema/audit";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { invitationState, invitationStatus } from "#lib/accounts/list-partner-places";
import { nameOf, practicePlace } from "#lib/accounts/member-names";
import type { AuditRow, MemberRow, OutboxRow, StaffRole } from "#lib/accounts/types";
import { recordAudit } from "#lib/audit/record-audit";
import { type Id, isId } from "#lib/kernel/ids";
import { type DataKey, unseal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

/** Lines on one page of a list. */
export const LIST_PAGE = 50;

/** Where a list of members is cut: roles in order, and inside a role the order they came in. */
function membersAfter(actor: ActorOf<"admin">, after: Id): SQL {
  return sql`(${member.role}, ${member.id}) > (
    select m.role, m.id from member m where m.practice_id = ${actor.practiceId} and m.id = ${after})`;
}

/** Fifty of the people who work here, after the member `after`, with names and addresses, for the admin. */
export async function listMembers(
  actor: ActorOf<"admin">,
  after?: string,
): Promise<{ rows: MemberRow[]; next: Id | null }> {
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
      .where(
        and(eq(member.practiceId, actor.practiceId), isId(after) ? membersAfter(actor, after) : undefined),
      )
      .orderBy(asc(member.role), asc(member.id))
      .limit(LIST_PAGE + 1);
    const key = (await loadKeys(tx, actor, actor.practiceId, ["practice"])).of("practice");
    await recordAudit(tx, actor, { action: "read", entity: "member", purpose: "list members" });
    const shown = rows.slice(0, LIST_PAGE).map((row) => ({
      id: row.id,
      role: row.role as StaffRole,
      name: nameOf(key, actor.practiceId, row),
      email: unseal(key, practicePlace(actor.practiceId, "member", "email_sealed", row.id), row.emailSealed),
      status: row.endedAt ? "ended" : invitationStatus({ joined: row.joined, state: row.state }),
      isSelf: row.id === actor.userId,
    }));
    const next = rows.length > LIST_PAGE ? (shown.at(-1)?.id ?? null) : null;
    // Names are sealed, so the order by name is made here, inside the page.
    return { rows: shown.toSorted(byRoleAndName), next };
  });
}

const byRoleAndName = (one: MemberRow, other: MemberRow) =>
  one.role === other.role ? one.name.localeCompare(other.name, "en") : one.role < other.role ? -1 : 1;

/**
 * Fifty pieces of mail that could not leave by themselves, newest first, from before `before`: address and
 * text, for the admin to pass on.
 */
export async function listOutbox(
  actor: ActorOf<"admin">,
  before?: string,
): Promise<{ rows: OutboxRow[]; next: Id | null }> {
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
      .where(
        and(
          eq(mailOutbox.practiceId, actor.practiceId),
          sql`${mailOutbox.state} <> 'sent'`,
          // Ids rise with time.
          isId(before) ? lt(mailOutbox.id, before) : undefined,
        ),
      )
      .orderBy(desc(mailOutbox.id))
      .limit(LIST_PAGE + 1);
    const key = (await loadKeys(tx, actor, actor.practiceId, ["practice"])).of("practice");
    await recordAudit(tx, actor, { action: "read", entity: "mail", purpose: "read the outbox" });
    const shown = rows.slice(0, LIST_PAGE).map((row) => ({
      id: row.id,
      to: unseal(key, practicePlace(actor.practiceId, "mail_outbox", "to_sealed", row.id), row.toSealed),
      subject: row.subject,
      body: unseal(
        key,
        practicePlace(actor.practiceId, "mail_outbox", "body_sealed", row.id),
        row.bodySealed,
      ),
      state: row.state,
      createdAt: row.createdAt,
    }));
    return { rows: shown, next: rows.length > LIST_PAGE ? (shown.at(-1)?.id ?? null) : null };
  });
}

export const AUDIT_PAGE = 50;

/** Opens each member's name once, however many lines are theirs. */
function namesOnce(key: DataKey, practiceId: Id): (row: { id: Id; nameSealed: Buffer }) => string {
  const opened = new Map<Id, string>();
  return (row) => {
    const name = opened.get(row.id) ?? nameOf(key, practiceId, row);
    opened.set(row.id, name);
    return name;
  };
}

/**
 * Fifty audit lines, newest first, from before `before`; who did what to which kind of thing, no content.
 * Members are named, since whoever works here answers for what they did; a partner is only ever a partner.
 */
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
        memberId: member.id,
        nameSealed: member.nameSealed,
        action: auditEvent.action,
        entity: auditEvent.entity,
        purpose: auditEvent.purpose,
        outcome: auditEvent.outcome,
      })
      .from(auditEvent)
      .leftJoin(member, and(eq(member.practiceId, auditEvent.practiceId), eq(member.id, auditEvent.actorId)))
      .where(
        and(
          eq(auditEvent.practiceId, actor.practiceId),
          isId(before) ? lt(auditEvent.id, before) : undefined,
        ),
      )
      .orderBy(desc(auditEvent.id))
      .limit(AUDIT_PAGE + 1);
    await recordAudit(tx, actor, { action: "read", entity: "audit", purpose: "read the audit trail" });
    const key = (await loadKeys(tx, actor, actor.practiceId, ["practice"])).of("practice");
    const named = namesOnce(key, actor.practiceId);
    const shown = rows.slice(0, AUDIT_PAGE).map(({ memberId, nameSealed, ...row }) => ({
      ...row,
      actorName: memberId && nameSealed ? named({ id: memberId, nameSealed }) : null,
    }));
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
