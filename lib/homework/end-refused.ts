import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { endStandInsIn } from "#lib/couples/stand-ins";
import type { Id } from "#lib/kernel/ids";

/**
 * Ends open homework with this exercise that a partner came to stand against, since it is being given anew. Gives, by
 * partner, the first task of theirs that was left open, so that what was typed there is found again.
 */
export async function endRefusedIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  exerciseSlug: string,
  now: Date,
): Promise<ReadonlyMap<Id, Id>> {
  const ended = await tx
    .update(assignment)
    .set({ closedAt: now })
    .where(
      and(
        ofTreatedCouple(actor, assignment, coupleId),
        eq(assignment.exerciseSlug, exerciseSlug),
        eq(assignment.isWaiting, false),
        isNull(assignment.closedAt),
        sql`app.is_homework_refused(${assignment.id})`,
      ),
    )
    .returning({ id: assignment.id });
  if (ended.length === 0) return new Map();
  const ids = ended.map(({ id }) => id);
  await endStandInsIn(tx, actor, coupleId, ids, now);
  for (const id of ids)
    await recordAudit(tx, actor, {
      action: "update",
      entity: "assignment",
      entityId: id,
      coupleId,
      purpose: "end homework that is given again",
    });
  const left = await tx
    .select({ id: task.id, partnerId: task.partnerId, continues: task.continues })
    .from(task)
    .where(
      and(ofTreatedCouple(actor, task, coupleId), inArray(task.assignmentId, ids), eq(task.state, "open")),
    );
  return new Map(left.map(({ id, partnerId, continues }) => [partnerId, continues ?? id]));
}
