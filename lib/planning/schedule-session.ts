import { and, ne, sql } from "drizzle-orm";
import { session } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { type Id, newId } from "#lib/kernel/ids";
import { refreshNextSession } from "#lib/planning/next-session";
import { canSchedule, enforce } from "#lib/planning/policy";
import type { ScheduleSessionInput } from "#lib/planning/schema";
import { instantOf } from "#lib/planning/session-time";

export type ScheduledSession = { sessionId: Id; number: number; startsAt: Date };

/**
 * Adds the couple's next session at a wall-clock time in a zone. A time in a gap becomes the next minute
 * that exists, a time that exists twice the first. Throws "not_found", "invalid_input" for an unknown zone
 * or day, and "conflict" for a closed couple, a time long past or one that is taken.
 */
export async function scheduleSession(
  actor: ActorOf<"clinician">,
  input: ScheduleSessionInput,
  clock: Clock = systemClock,
): Promise<ScheduledSession> {
  return withActor(actor, (tx) => scheduleSessionIn(tx, actor, input, clock));
}

/** As `scheduleSession`, inside a transaction that is already open. */
export async function scheduleSessionIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  input: ScheduleSessionInput,
  clock: Clock = systemClock,
): Promise<ScheduledSession> {
  const { coupleId, minutes, zone } = input;
  // The lock makes numbers run on without a gap or a double, however many windows are open.
  const treatedCouple = await getCoupleIn(tx, actor, coupleId, { lock: true });
  const startsAt = instantOf(input);
  const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
  const ofCouple = ofTreatedCouple(actor, session, coupleId);
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${session.number}), 0)::int` })
    .from(session)
    .where(ofCouple);
  const [taken] = await tx
    .select({ id: session.id })
    .from(session)
    .where(
      and(
        ofCouple,
        ne(session.state, "closed"),
        sql`${session.startsAt} < ${endsAt.toISOString()}::timestamptz`,
        sql`${session.startsAt} + make_interval(mins => ${session.minutes}::int) > ${startsAt.toISOString()}::timestamptz`,
      ),
    )
    .limit(1);
  enforce(
    canSchedule({
      coupleClosed: treatedCouple.state === "closed",
      startsAt,
      now: clock(),
      overlaps: taken !== undefined,
    }),
  );

  const sessionId = newId();
  const number = (last?.number ?? 0) + 1;
  await tx
    .insert(session)
    .values({ practiceId: actor.practiceId, id: sessionId, coupleId, number, startsAt, zone, minutes });
  await refreshNextSession(tx, actor, coupleId);
  await recordAudit(tx, actor, {
    action: "create",
    entity: "session",
    entityId: sessionId,
    coupleId,
    purpose: "schedule a session",
  });
  return { sessionId, number, startsAt };
}
