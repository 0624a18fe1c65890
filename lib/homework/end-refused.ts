import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { type Follower, moveFollowersIn, waitingFollowersIn } from "#lib/couples/followers";
import { endStandInsIn, moveStandInIn } from "#lib/couples/stand-ins";
import type { AssignedFor } from "#lib/homework/types";
import { type Id, newId } from "#lib/kernel/ids";

/**
 * Ends open homework with this exercise that a partner came to stand against, since it is being given anew to `whose`.
 * Who is not given it now keeps theirs as it stands, held as before. Gives, by partner, the first task of theirs that
 * was left open, so that what was typed there is found again, and what waits for work that is given anew.
 */
export async function endRefusedIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  { exerciseSlug, whose }: { exerciseSlug: string; whose: AssignedFor },
  now: Date,
): Promise<{ continues: ReadonlyMap<Id, Id>; followers: readonly Follower[] }> {
  const nothing = { continues: new Map<Id, Id>(), followers: [] };
  const refused = await tx
    .select()
    .from(assignment)
    .where(
      and(
        ofTreatedCouple(actor, assignment, coupleId),
        eq(assignment.exerciseSlug, exerciseSlug),
        eq(assignment.isWaiting, false),
        isNull(assignment.closedAt),
        sql`app.is_homework_refused(${assignment.id})`,
      ),
    );
  if (refused.length === 0) return nothing;
  const refusedIds = refused.map(({ id }) => id);
  const left = await tx
    .select()
    .from(task)
    .where(
      and(
        ofTreatedCouple(actor, task, coupleId),
        inArray(task.assignmentId, refusedIds),
        eq(task.state, "open"),
      ),
    );
  const isGiven = ({ slot }: { slot: string }) => whose === "both" || whose === slot;
  const leftOf = (id: Id) => left.filter(({ assignmentId }) => assignmentId === id);
  // What is the other's alone is not touched.
  const ending = refused.filter(({ id }) => leftOf(id).length === 0 || leftOf(id).some(isGiven));
  if (ending.length === 0) return nothing;
  const ids = ending.map(({ id }) => id);
  const followers = await waitingFollowersIn(tx, actor, coupleId, ids, { keptBack: true });
  await tx
    .update(assignment)
    .set({ closedAt: now })
    .where(and(ofTreatedCouple(actor, assignment, coupleId), inArray(assignment.id, ids)));
  for (const row of ending) {
    const kept = leftOf(row.id).filter((one) => !isGiven(one));
    if (kept.length === 0) continue;
    const became = await keepForOtherIn(tx, actor, row, kept);
    await moveFollowersIn(tx, actor, coupleId, followers, ({ follows }) => became.get(follows));
  }
  await endStandInsIn(tx, actor, coupleId, ids, now);
  for (const id of ids) await auditIn(tx, actor, coupleId, id, "end homework that is given again");
  const anew = left.filter((one) => isGiven(one) && ids.includes(one.assignmentId));
  return {
    continues: new Map(anew.map(({ id, partnerId, continues }) => [partnerId, continues ?? id])),
    followers: followers.filter(({ follows }) => anew.some(({ id }) => id === follows)),
  };
}

/** The other's part of homework that ends, as homework of its own: held like before, with what waits in its place. */
async function keepForOtherIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  row: typeof assignment.$inferSelect,
  kept: readonly (typeof task.$inferSelect)[],
): Promise<ReadonlyMap<Id, Id>> {
  const id = newId();
  const tasks = kept.map((one) => ({
    ...one,
    id: newId(),
    assignmentId: id,
    continues: one.continues ?? one.id,
  }));
  const anew = { requestId: newId(), moreReasonSealed: null, yesRequestId: null, standsInFor: null };
  await tx.insert(assignment).values({ ...row, ...anew, id, closedAt: null, isRefused: true });
  await tx.insert(task).values(tasks);
  await moveStandInIn(tx, actor, row.coupleId, { from: row.id, to: id, dueOn: row.dueOn });
  await auditIn(tx, actor, row.coupleId, id, "keep homework of the other partner");
  return new Map(kept.map((one, place) => [one.id, tasks[place]?.id ?? one.id]));
}

function auditIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  entityId: Id,
  purpose: string,
): Promise<unknown> {
  return recordAudit(tx, actor, { action: "update", entity: "assignment", entityId, coupleId, purpose });
}
