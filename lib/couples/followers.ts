import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { task } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { Id } from "#lib/kernel/ids";

/** Whether homework is there for anybody it is for. For a statement that reads `assignment`. */
export function hasOpenedFor(): SQL<boolean> {
  return sql<boolean>`exists (select from ${task} o where o.practice_id = assignment.practice_id
    and o.assignment_id = assignment.id and o.state <> 'withdrawn'
    and (not o.waits or o.state <> 'open' or app.has_opened(o.id)))`;
}

/** A piece that waits for the same partner's piece before it. */
export type Follower = { id: Id; follows: Id; partnerId: Id };

/**
 * The pieces that still wait for one of these assignments. Read before those end. Behind one that is `keptBack` a piece
 * waits until that is sent, whatever the days say: `app.has_opened` tells the therapist days alone.
 */
export async function waitingFollowersIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  assignmentIds: readonly Id[],
  { keptBack = false } = {},
): Promise<Follower[]> {
  if (assignmentIds.length === 0) return [];
  const before = tx
    .select({ id: task.id })
    .from(task)
    .where(and(ofTreatedCouple(actor, task, coupleId), inArray(task.assignmentId, [...assignmentIds])));
  const unsent = tx
    .select({ id: task.id })
    .from(task)
    .where(
      and(
        ofTreatedCouple(actor, task, coupleId),
        inArray(task.assignmentId, [...assignmentIds]),
        eq(task.state, "open"),
      ),
    );
  const rows = await tx
    .select({ id: task.id, follows: task.follows, partnerId: task.partnerId })
    .from(task)
    .where(
      and(
        ofTreatedCouple(actor, task, coupleId),
        eq(task.state, "open"),
        inArray(task.follows, before),
        or(sql`not app.has_opened(${task.id})`, keptBack ? inArray(task.follows, unsent) : undefined),
      ),
    );
  return rows.flatMap(({ follows, ...row }) => (follows ? [{ ...row, follows }] : []));
}

/** What waited for work that goes on under another number waits for that; `became` gives the new number. */
export async function moveFollowersIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  followers: readonly Follower[],
  became: (follower: Follower) => Id | undefined,
): Promise<void> {
  for (const follower of followers) {
    const next = became(follower);
    if (next === undefined) continue;
    await tx
      .update(task)
      .set({ follows: next })
      .where(and(ofTreatedCouple(actor, task, coupleId), eq(task.id, follower.id)));
  }
}
