import { and, eq, isNull } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { endStandInsIn } from "#lib/couples/stand-ins";
import type { WithdrawHomeworkInput } from "#lib/homework/schema";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, notFound } from "#lib/kernel/errors";
import { isId } from "#lib/kernel/ids";

export type WithdrawHomeworkDeps = { clock: Clock };

/**
 * Takes back homework that was given by mistake: whoever has not sent it does not find it any more, as if it
 * had not been given. What was sent stays, and shows on nobody's page. To undo it, give it again. Throws
 * "conflict" when there is nothing left to take back, and "not_found" for homework that has ended.
 */
export async function withdrawHomework(
  actor: ActorOf<"clinician">,
  input: WithdrawHomeworkInput,
  deps: WithdrawHomeworkDeps = { clock: systemClock },
): Promise<{ withdrawn: number }> {
  return withActor(actor, (tx) => withdrawHomeworkIn(tx, actor, input, deps));
}

/** As `withdrawHomework`, inside a transaction that is already open. */
export async function withdrawHomeworkIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, assignmentId }: WithdrawHomeworkInput,
  deps: WithdrawHomeworkDeps = { clock: systemClock },
): Promise<{ withdrawn: number }> {
  await getCoupleIn(tx, actor, coupleId, { lock: true });
  if (!isId(assignmentId)) throw notFound();
  const [ended] = await tx
    .update(assignment)
    .set({ closedAt: deps.clock() })
    .where(
      and(
        ofTreatedCouple(actor, assignment, coupleId),
        eq(assignment.id, assignmentId),
        isNull(assignment.closedAt),
      ),
    )
    .returning({ id: assignment.id });
  if (!ended) throw notFound();
  const withdrawn = await tx
    .update(task)
    .set({ state: "withdrawn" })
    .where(
      and(
        ofTreatedCouple(actor, task, coupleId),
        eq(task.assignmentId, assignmentId),
        eq(task.state, "open"),
      ),
    )
    .returning({ id: task.id });
  await endStandInsIn(tx, actor, coupleId, [assignmentId], deps.clock());
  if (withdrawn.length === 0)
    throw new DomainError("conflict", "This was sent before, so there is nothing left to take back.");
  await recordAudit(tx, actor, {
    action: "update",
    entity: "assignment",
    entityId: assignmentId,
    coupleId,
    purpose: "take homework back",
  });
  return { withdrawn: withdrawn.length };
}
