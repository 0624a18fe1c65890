import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { AssignHomeworkInput } from "#lib/homework/schema";
import type { Id } from "#lib/kernel/ids";
import { moreReasonPlace } from "#lib/planning/more-reason-place";
import { seal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

/** Whether an earlier send of the same request gave this homework. */
export async function isGivenIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, requestId }: Pick<AssignHomeworkInput, "coupleId" | "requestId">,
): Promise<boolean> {
  const rows = await tx
    .select({ id: assignment.id })
    .from(assignment)
    .where(and(ofTreatedCouple(actor, assignment, coupleId), eq(assignment.requestId, requestId)));
  return rows.length > 0;
}

/**
 * Of each partner for whom homework is there by now, how many others are open and there besides. Counted by person: what
 * the other partner has is no work of theirs. What they have sent counts until it ends. Source: sessions paper, section 4
 * (at most two items a week, small).
 */
export async function openAtOnceIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  assignmentId: Id,
): Promise<{ slot: Slot; besides: number }[]> {
  const rows = await tx
    .select({
      slot: task.slot,
      isThere: sql<boolean>`bool_or(${assignment.id} = ${assignmentId})`,
      besides: sql<number>`count(*) filter (where ${assignment.id} <> ${assignmentId})::int`,
    })
    .from(assignment)
    .innerJoin(task, and(eq(task.practiceId, assignment.practiceId), eq(task.assignmentId, assignment.id)))
    .where(
      and(
        ofTreatedCouple(actor, assignment, coupleId),
        eq(assignment.givenIn, "home"),
        isNull(assignment.closedAt),
        eq(assignment.isWaiting, false),
        ne(task.state, "withdrawn"),
        sql`(not ${task.waits} or ${task.state} <> 'open' or app.has_opened(${task.id}))`,
      ),
    )
    .groupBy(task.slot)
    .orderBy(task.slot);
  return rows.flatMap(({ slot, isThere, besides }) => (isThere ? [{ slot: slot as Slot, besides }] : []));
}

/** Keeps with homework why it is open on top of two others, sealed for the therapist. */
export async function keepMoreReasonIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  assignmentId: Id,
  more: string,
): Promise<void> {
  const key = (await loadKeys(tx, actor, coupleId, ["therapist"])).of("therapist");
  const place = moreReasonPlace(actor.practiceId, coupleId, assignmentId);
  await tx
    .update(assignment)
    .set({ moreReasonSealed: seal(key, place, more) })
    .where(and(ofTreatedCouple(actor, assignment, coupleId), eq(assignment.id, assignmentId)));
}
