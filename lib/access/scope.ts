import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { consent, couple, type partner } from "#db/schema/couples";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import type { Id } from "#lib/kernel/ids";

/** Couples on the clinician's own caseload. Second wall: row-level security says the same. */
export function couplesVisibleTo(actor: ActorOf<"clinician">): SQL | undefined {
  requireRole(actor, "clinician");
  return and(eq(couple.practiceId, actor.practiceId), eq(couple.clinicianId, actor.userId));
}

type CoupleRows = { practiceId: PgColumn; coupleId: PgColumn };

/** Rows of one couple, where the couple is on the clinician's caseload. */
export function ofTreatedCouple(
  actor: ActorOf<"clinician">,
  table: CoupleRows,
  coupleId: Id,
): SQL | undefined {
  return and(eq(table.practiceId, actor.practiceId), eq(table.coupleId, coupleId), treated(actor, table));
}

/** Rows of any couple on the clinician's caseload. */
export function treated(actor: ActorOf<"clinician">, table: CoupleRows): SQL {
  requireRole(actor, "clinician");
  return sql`${table.practiceId} = ${actor.practiceId} and exists (select 1 from ${couple}
    where ${couple.practiceId} = ${table.practiceId} and ${couple.id} = ${table.coupleId}
    and ${couple.clinicianId} = ${actor.userId})`;
}

/** Partners who agreed to take part and did not take that back: their newest consent says given. */
export function agreed(people: typeof partner): SQL {
  return sql`(select ${consent.state} from ${consent}
    where ${consent.practiceId} = ${people.practiceId} and ${consent.coupleId} = ${people.coupleId}
    and ${consent.partnerId} = ${people.id} order by ${consent.at} desc limit 1) = 'given'`;
}

type PartnerRows = { practiceId: PgColumn; partnerId: PgColumn };

/** Rows that belong to the partner who asks, and to nobody else. */
export function ownedBy(actor: ActorOf<"partner">, table: PartnerRows): SQL | undefined {
  requireRole(actor, "partner");
  return and(eq(table.practiceId, actor.practiceId), eq(table.partnerId, actor.userId));
}

type WorkRows = PartnerRows & {
  id: PgColumn;
  waits: PgColumn;
  assignmentId: PgColumn;
  heldBy: PgColumn;
  exerciseClass: PgColumn;
  explicitness: PgColumn;
  isStandIn: PgColumn;
  state: PgColumn;
};

/**
 * The partner's own work that nothing holds and that has opened, and what stands in for work that is held. What is held
 * or waits does not exist for them; row-level security says the same. Source: formulation paper, section 7.
 */
export function openTo(actor: ActorOf<"partner">, table: WorkRows): SQL | undefined {
  return and(
    ownedBy(actor, table),
    sql`(select app.hold_level()) < 2
      and ((select app.hold_level()) = 0 or not app.is_held_by(${table.heldBy}))
      and not app.is_refused(${table.assignmentId}, ${table.exerciseClass}, ${table.explicitness})
      and (not ${table.isStandIn} or ${table.state} <> 'open' or app.stands_in(${table.assignmentId}))
      and (not ${table.waits} or ${table.state} <> 'open' or app.has_opened(${table.id}))`,
  );
}

type MeetingRows = CoupleRows & { attendees: PgColumn };

/**
 * Meetings of the partner's own couple that they come to. One with the other alone does not exist for them;
 * row-level security says the same.
 */
export function attendedBy(actor: ActorOf<"partner">, table: MeetingRows): SQL | undefined {
  requireRole(actor, "partner");
  return and(
    eq(table.practiceId, actor.practiceId),
    eq(table.coupleId, actor.coupleId),
    inArray(table.attendees, ["both", actor.slot]),
  );
}

type HeldRows = CoupleRows & { heldBy: PgColumn };

/**
 * Rows of the partner's own couple that are for both alike and that nothing holds. What is held does not exist for
 * either of them; row-level security says the same. Source: formulation paper, section 7.
 */
export function openToBoth(actor: ActorOf<"partner">, table: HeldRows): SQL | undefined {
  requireRole(actor, "partner");
  return and(
    eq(table.practiceId, actor.practiceId),
    eq(table.coupleId, actor.coupleId),
    sql`(select app.hold_level()) < 2
      and ((select app.hold_level()) = 0 or not app.is_held_by(${table.heldBy}))`,
  );
}

/** Rows that belong to a practice as a whole, for any of its clinicians. */
export function ofPractice(actor: ActorOf<"clinician">, table: { practiceId: PgColumn }): SQL {
  requireRole(actor, "clinician");
  return eq(table.practiceId, actor.practiceId);
}
