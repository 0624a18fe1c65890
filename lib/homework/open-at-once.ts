import { and, eq, isNull, sql } from "drizzle-orm";
import { assignment } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { hasOpenedFor } from "#lib/couples/followers";
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

/** Whether homework is there for anybody by now, and how many others of the couple are open and there besides. */
export async function openAtOnceIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  assignmentId: Id,
): Promise<{ isThere: boolean; besides: number }> {
  const [row] = await tx
    .select({
      isThere: sql<boolean>`coalesce(bool_or(${assignment.id} = ${assignmentId}), false)`,
      besides: sql<number>`count(*) filter (where ${assignment.id} <> ${assignmentId})::int`,
    })
    .from(assignment)
    .where(
      and(
        ofTreatedCouple(actor, assignment, coupleId),
        eq(assignment.givenIn, "home"),
        isNull(assignment.closedAt),
        eq(assignment.isWaiting, false),
        hasOpenedFor(),
      ),
    );
  return row ?? { isThere: false, besides: 0 };
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
