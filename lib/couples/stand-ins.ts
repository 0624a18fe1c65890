import { and, eq, inArray, isNull } from "drizzle-orm";
import { assignment } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { Id } from "#lib/kernel/ids";

/** What waits to take the place of these, and was sent by nobody. */
function waitingFor(actor: ActorOf<"clinician">, coupleId: Id, mainIds: readonly Id[]) {
  return and(
    ofTreatedCouple(actor, assignment, coupleId),
    inArray(assignment.standsInFor, [...mainIds]),
    eq(assignment.isWaiting, true),
    isNull(assignment.closedAt),
  );
}

/** Ends what waits to take the place of work that has ended. What was sent stays, as homework like any other. */
export async function endStandInsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  mainIds: readonly Id[],
  now: Date,
): Promise<void> {
  if (mainIds.length === 0) return;
  await tx
    .update(assignment)
    .set({ closedAt: now })
    .where(waitingFor(actor, coupleId, mainIds));
}

/** What waits for work that is carried on waits for what that became. */
export async function moveStandInIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  { from, to, dueOn }: { from: Id; to: Id; dueOn: string },
): Promise<void> {
  await tx
    .update(assignment)
    .set({ standsInFor: to, dueOn })
    .where(waitingFor(actor, coupleId, [from]));
}
