import { and, eq, inArray, isNull, ne, not, type SQL, sql } from "drizzle-orm";
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

/** How many they are; for a statement that reads `assignment`. */
export function laterTimesColumn(): SQL<number> {
  return sql<number>`(select count(*)::int from ${assignment} l
    where l.practice_id = ${assignment.practiceId} and l.couple_id = ${assignment.coupleId}
      and l.exercise_slug = ${assignment.exerciseSlug} and l.assigned_at = ${assignment.assignedAt}
      and l.session_id is not distinct from ${assignment.sessionId} and l.id <> ${assignment.id}
      and l.closed_at is null and not l.is_waiting
      and exists (select from ${task} o where o.practice_id = l.practice_id and o.assignment_id = l.id
        and o.state <> 'withdrawn')
      and not exists (select from ${task} o where o.practice_id = l.practice_id and o.assignment_id = l.id
        and o.state <> 'withdrawn' and (not o.waits or o.state <> 'open' or app.has_opened(o.id))))`;
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
