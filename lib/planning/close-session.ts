import { and, eq, inArray, isNull } from "drizzle-orm";
import { assignment } from "#db/schema/homework";
import { session } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { type ExerciseRef, exercisesIn, refKey } from "#lib/exercises/find-exercise";
import { type Clock, systemClock } from "#lib/kernel/clock";
import type { Id } from "#lib/kernel/ids";
import { getSessionIn } from "#lib/planning/find-session";
import { refreshNextSession } from "#lib/planning/next-session";
import { canClose, enforce } from "#lib/planning/policy";
import type { SessionInput } from "#lib/planning/schema";
import type { SessionFacts } from "#lib/planning/types";

export type ClosedSession = { endedAt: Date };

/**
 * Closes a session that took place, and works out the couple's next one. A session that was held without
 * the run page ends when it was due to end. Throws "conflict" when it is closed or still to come.
 */
export async function closeSession(
  actor: ActorOf<"clinician">,
  input: SessionInput,
  clock: Clock = systemClock,
): Promise<ClosedSession> {
  return withActor(actor, (tx) => closeSessionIn(tx, actor, input, clock));
}

/** As `closeSession`, inside a transaction that is already open. */
export async function closeSessionIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, sessionId }: SessionInput,
  clock: Clock = systemClock,
): Promise<ClosedSession> {
  // Couple before session, as when a session is scheduled: two locks, always in one order.
  await getCoupleIn(tx, actor, coupleId, { lock: true });
  const open = await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
  const now = clock();
  enforce(canClose(open, now));
  const endedAt = endOf(open, now);
  await tx
    .update(session)
    .set({ state: "closed", endedAt })
    .where(and(ofTreatedCouple(actor, session, coupleId), eq(session.id, sessionId)));
  await endInRoomIn(tx, actor, coupleId, sessionId, now);
  await refreshNextSession(tx, actor, coupleId);
  await recordAudit(tx, actor, {
    action: "update",
    entity: "session",
    entityId: sessionId,
    coupleId,
    purpose: "close a session",
  });
  return { endedAt };
}

/** What is done in the room alone ends with its session, sent or not, and so never lies at home as homework. */
async function endInRoomIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id,
  now: Date,
): Promise<void> {
  const given = await tx
    .select({ id: assignment.id, slug: assignment.exerciseSlug, version: assignment.exerciseVersion })
    .from(assignment)
    .where(
      and(
        ofTreatedCouple(actor, assignment, coupleId),
        eq(assignment.sessionId, sessionId),
        eq(assignment.givenIn, "session"),
        isNull(assignment.closedAt),
      ),
    );
  if (given.length === 0) return;
  const found = await exercisesIn(tx, actor, given);
  const goesHome = (one: ExerciseRef) => (found.get(refKey(one))?.exercise.format ?? "session") !== "session";
  const ended = given.filter((one) => !goesHome(one));
  if (ended.length === 0) return;
  const ids = ended.map(({ id }) => id);
  await tx
    .update(assignment)
    .set({ closedAt: now })
    .where(and(ofTreatedCouple(actor, assignment, coupleId), inArray(assignment.id, ids)));
}

function endOf(open: SessionFacts, now: Date): Date {
  if (open.endedAt) return open.endedAt;
  if (open.startedAt) return now;
  const due = new Date(open.startsAt.getTime() + open.minutes * 60_000);
  return due.getTime() < now.getTime() ? due : now;
}
