import { and, eq, sql } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import { shareOffer, shareOpening } from "#db/schema/sharing";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ownedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { notOpenNow } from "#lib/homework/policy";
import type { ShareInput } from "#lib/homework/schema";
import type { ShareKind } from "#lib/homework/types";
import type { Id } from "#lib/kernel/ids";

export type OwnOffer = { assignmentId: Id; slug: string; version: number; sealed: Buffer };

/**
 * A partner's own offer of one kind, of a task that was sent. Throws "not_found" alike for one that is not
 * there, is held, or is another person's.
 */
export async function findOfferIn(tx: Tx, actor: ActorOf<"partner">, input: ShareInput): Promise<OwnOffer> {
  const [found] = await tx
    .select({
      assignmentId: task.assignmentId,
      slug: assignment.exerciseSlug,
      version: assignment.exerciseVersion,
      sealed: shareOffer.answersSealed,
    })
    .from(task)
    .innerJoin(
      assignment,
      and(eq(assignment.practiceId, task.practiceId), eq(assignment.id, task.assignmentId)),
    )
    .innerJoin(
      shareOffer,
      and(
        eq(shareOffer.practiceId, task.practiceId),
        eq(shareOffer.assignmentId, task.assignmentId),
        eq(shareOffer.partnerId, task.partnerId),
      ),
    )
    .where(
      and(
        ownedBy(actor, task),
        ownedBy(actor, shareOffer),
        eq(task.id, input.taskId),
        eq(task.state, "submitted"),
        eq(shareOffer.kind, input.kind),
      ),
    );
  if (!found) throw notOpenNow();
  return found;
}

/**
 * The assignment of a task that was sent, of which this partner has an offer of one kind or sees it open: who deleted
 * their list can still close what both see. Throws as `findOfferIn` does.
 */
export async function findSharedIn(tx: Tx, actor: ActorOf<"partner">, input: ShareInput): Promise<Id> {
  const [found] = await tx
    .select({ assignmentId: task.assignmentId })
    .from(task)
    .where(
      and(
        ownedBy(actor, task),
        eq(task.id, input.taskId),
        eq(task.state, "submitted"),
        sql`(exists (select from ${shareOffer} f where f.practice_id = task.practice_id
            and f.assignment_id = task.assignment_id and f.partner_id = ${actor.userId} and f.kind = ${input.kind})
          or exists (select from ${shareOpening} o where o.practice_id = task.practice_id
            and o.assignment_id = task.assignment_id and o.couple_id = ${actor.coupleId} and o.kind = ${input.kind}))`,
      ),
    );
  if (!found) throw notOpenNow();
  return found.assignmentId;
}

/**
 * The choices of both about one kind of one assignment, one at a time: two who press at once would each see
 * the other's as not made. Ends with the transaction.
 */
export async function lockSharing(
  tx: Tx,
  actor: ActorOf<"partner">,
  assignmentId: Id,
  kind: ShareKind,
): Promise<void> {
  const name = `sharing ${actor.practiceId} ${assignmentId} ${kind}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}::text, 0))`);
}

/** One and the same line whatever was chosen, so that the trail tells nobody who shared and who did not. */
export async function auditShareChoice(tx: Tx, actor: ActorOf<"partner">, taskId: Id): Promise<void> {
  await recordAudit(tx, actor, {
    action: "update",
    entity: "task",
    entityId: taskId,
    coupleId: actor.coupleId,
    purpose: "choose about sharing",
  });
}
