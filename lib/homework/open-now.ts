import { and, eq, isNull, sql } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import type { OpenNowInput } from "#lib/homework/schema";
import { waitOf } from "#lib/homework/write-assignment";
import { DomainError, notFound } from "#lib/kernel/errors";
import { isId } from "#lib/kernel/ids";

/**
 * Opens homework that still waits, at once and for everybody it is for; what holds work holds it as any other. Throws
 * "conflict" where nothing of it waits, and "not_found" for homework that has ended.
 */
export async function openHomeworkNow(actor: ActorOf<"clinician">, input: OpenNowInput): Promise<void> {
  await withActor(actor, (tx) => openHomeworkNowIn(tx, actor, input));
}

/** As `openHomeworkNow`, inside a transaction that is already open. */
export async function openHomeworkNowIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, assignmentId }: OpenNowInput,
): Promise<void> {
  await getCoupleIn(tx, actor, coupleId, { lock: true });
  if (!isId(assignmentId)) throw notFound();
  const [found] = await tx
    .select({ id: assignment.id })
    .from(assignment)
    .where(
      and(
        ofTreatedCouple(actor, assignment, coupleId),
        eq(assignment.id, assignmentId),
        isNull(assignment.closedAt),
      ),
    );
  if (!found) throw notFound();
  const opened = await tx
    .update(task)
    .set(waitOf())
    .where(
      and(
        ofTreatedCouple(actor, task, coupleId),
        eq(task.assignmentId, assignmentId),
        eq(task.state, "open"),
        eq(task.waits, true),
        sql`not app.has_opened(${task.id})`,
      ),
    )
    .returning({ id: task.id });
  if (opened.length === 0) throw new DomainError("conflict", "It is open already.");
  await recordAudit(tx, actor, {
    action: "update",
    entity: "assignment",
    entityId: assignmentId,
    coupleId,
    purpose: "open homework now",
  });
}
