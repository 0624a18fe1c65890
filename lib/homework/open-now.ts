import { and, eq, inArray, isNull } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { waitingPiecesIn } from "#lib/couples/waiting-pieces";
import { twoAreOpen } from "#lib/homework/give-homework";
import { keepMoreReasonIn, openAtOnceIn } from "#lib/homework/open-at-once";
import { MOST_AT_ONCE } from "#lib/homework/rules";
import type { OpenNowInput } from "#lib/homework/schema";
import { todayIn, waitOf } from "#lib/homework/write-assignment";
import { systemClock } from "#lib/kernel/clock";
import { DomainError, invalid, notFound } from "#lib/kernel/errors";
import { isId } from "#lib/kernel/ids";

/**
 * Opens homework that still waits, at once and for everybody it is for; what holds other work holds it too. On top of
 * two that are open for one of them it asks for a reason, unless one was given with it. Throws "invalid_input" where that is missing,
 * "conflict" where nothing of it waits, and "not_found" for homework that has ended.
 */
export async function openHomeworkNow(actor: ActorOf<"clinician">, input: OpenNowInput): Promise<void> {
  await withActor(actor, (tx) => openHomeworkNowIn(tx, actor, input));
}

/** As `openHomeworkNow`, inside a transaction that is already open. */
export async function openHomeworkNowIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, assignmentId, more = "" }: OpenNowInput,
): Promise<void> {
  await getCoupleIn(tx, actor, coupleId, { lock: true });
  if (!isId(assignmentId)) throw notFound();
  const [found] = await tx
    .select({ id: assignment.id, moreSealed: assignment.moreReasonSealed })
    .from(assignment)
    .where(
      and(
        ofTreatedCouple(actor, assignment, coupleId),
        eq(assignment.id, assignmentId),
        isNull(assignment.closedAt),
      ),
    );
  if (!found) throw notFound();
  const waiting = (await waitingPiecesIn(tx, actor, coupleId)).get(assignmentId) ?? [];
  if (waiting.length === 0) throw new DomainError("conflict", "It is open already.");
  const today = await todayIn(tx, systemClock());
  // The day it opened is kept: what comes after it counts from there.
  await tx
    .update(task)
    .set(waitOf({ opensOn: today, follows: null, followDays: 0 }))
    .where(
      and(
        ofTreatedCouple(actor, task, coupleId),
        eq(task.assignmentId, assignmentId),
        eq(task.state, "open"),
        inArray(
          task.slot,
          waiting.map(({ slot }) => slot),
        ),
      ),
    );
  const open = await openAtOnceIn(tx, actor, coupleId, assignmentId);
  const full = open.flatMap(({ slot, besides }) => (besides >= MOST_AT_ONCE ? slot : []));
  if (full.length > 0 && found.moreSealed === null) {
    if (more === "") throw invalid({ more: [twoAreOpen(full)] });
    await keepMoreReasonIn(tx, actor, coupleId, assignmentId, more);
  }
  await recordAudit(tx, actor, {
    action: "update",
    entity: "assignment",
    entityId: assignmentId,
    coupleId,
    purpose: "open homework now",
  });
}
