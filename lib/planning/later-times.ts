import { and, eq, inArray, isNull, ne, not, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { assignment, task } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { hasOpenedFor } from "#lib/couples/followers";
import { endStandInsIn } from "#lib/couples/stand-ins";
import type { Id } from "#lib/kernel/ids";

/** One partner's piece of a later time, and the homework it was given with. */
export type LaterTime = { assignmentId: Id; taskId: Id; partnerId: Id; of: Id };

const given = alias(assignment, "given");

/** What was given together with these, every few days, and has opened for nobody yet. */
export async function laterTimesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  assignmentIds: readonly Id[],
): Promise<LaterTime[]> {
  return tx
    .select({ assignmentId: assignment.id, taskId: task.id, partnerId: task.partnerId, of: given.id })
    .from(assignment)
    .innerJoin(
      given,
      and(
        eq(given.practiceId, assignment.practiceId),
        eq(given.coupleId, assignment.coupleId),
        eq(given.exerciseSlug, assignment.exerciseSlug),
        eq(given.assignedAt, assignment.assignedAt),
        sql`${given.sessionId} is not distinct from ${assignment.sessionId}`,
        ne(given.id, assignment.id),
      ),
    )
    .innerJoin(task, and(eq(task.practiceId, assignment.practiceId), eq(task.assignmentId, assignment.id)))
    .where(
      and(
        ofTreatedCouple(actor, assignment, coupleId),
        inArray(given.id, [...assignmentIds]),
        isNull(given.closedAt),
        isNull(assignment.closedAt),
        eq(assignment.isWaiting, false),
        ne(task.state, "withdrawn"),
        not(hasOpenedFor()),
      ),
    );
}

type Given = { exerciseSlug: string; assignedAt: Date; sessionId: Id | null };

/**
 * How many of them there are to a piece of homework of this couple. Begins with what waits, which is little, however
 * much the couple was given.
 */
export async function countLaterTimesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<(one: Given) => number> {
  const { id, exerciseSlug, assignedAt, sessionId } = assignment;
  const rows = await tx
    .selectDistinct({ id, exerciseSlug, assignedAt, sessionId })
    .from(task)
    .innerJoin(
      assignment,
      and(eq(assignment.practiceId, task.practiceId), eq(assignment.id, task.assignmentId)),
    )
    .where(
      and(
        ofTreatedCouple(actor, task, coupleId),
        eq(task.state, "open"),
        eq(task.waits, true),
        isNull(assignment.closedAt),
        eq(assignment.isWaiting, false),
        not(hasOpenedFor()),
      ),
    );
  return (one) =>
    rows.filter(
      (row) =>
        row.exerciseSlug === one.exerciseSlug &&
        row.sessionId === one.sessionId &&
        row.assignedAt.getTime() === one.assignedAt.getTime(),
    ).length;
}

/** Ends later times with what stands in for them. */
export async function endLaterTimesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  later: readonly LaterTime[],
  now: Date,
): Promise<void> {
  const ids = [...new Set(later.map(({ assignmentId }) => assignmentId))];
  if (ids.length === 0) return;
  await tx
    .update(assignment)
    .set({ closedAt: now })
    .where(
      and(
        ofTreatedCouple(actor, assignment, coupleId),
        inArray(assignment.id, ids),
        isNull(assignment.closedAt),
      ),
    );
  await endStandInsIn(tx, actor, coupleId, ids, now);
  for (const entityId of ids)
    await recordAudit(tx, actor, {
      action: "update",
      entity: "assignment",
      entityId,
      coupleId,
      purpose: "end a later time of homework",
    });
}
