import { and, eq, sql } from "drizzle-orm";
import { task } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { treated } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import type { MarkReviewedInput } from "#lib/homework/schema";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";

export type MarkReviewedDeps = { clock: Clock };

/**
 * Takes a sent task out of the inbox, with the therapist's rating of the work from 0 to 4 where one was picked
 * (exercises paper, reading notes). Done again it keeps the first time, and changes the rating only to one that
 * was picked. Throws "not_found" for a task that was not sent, and for one outside the caseload.
 */
export async function markReviewed(
  actor: ActorOf<"clinician">,
  input: MarkReviewedInput,
  deps: MarkReviewedDeps = { clock: systemClock },
): Promise<{ taskId: Id }> {
  return withActor(actor, (tx) => markReviewedIn(tx, actor, input, deps));
}

/** As `markReviewed`, inside a transaction that is already open. */
export async function markReviewedIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  input: MarkReviewedInput,
  deps: MarkReviewedDeps = { clock: systemClock },
): Promise<{ taskId: Id }> {
  if (!isId(input.taskId)) throw notFound();
  const [marked] = await tx
    .update(task)
    .set({
      reviewedAt: sql`coalesce(${task.reviewedAt}, ${deps.clock().toISOString()}::timestamptz)`,
      ...(input.quality === undefined ? {} : { quality: input.quality }),
    })
    .where(and(treated(actor, task), eq(task.id, input.taskId), eq(task.state, "submitted")))
    .returning({ coupleId: task.coupleId });
  if (!marked) throw notFound();
  await recordAudit(tx, actor, {
    action: "update",
    entity: "task",
    entityId: input.taskId,
    coupleId: marked.coupleId,
    purpose: input.quality === undefined ? "mark homework reviewed" : "rate homework",
  });
  return { taskId: input.taskId };
}
