import { sql } from "drizzle-orm";
import { session } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { type Id, newId } from "#lib/kernel/ids";
import { refreshNextSession } from "#lib/planning/next-session";
import { openTimesIn } from "#lib/planning/open-times";
import { canSchedule, enforce } from "#lib/planning/policy";
import { dayLabel } from "#lib/planning/rules";
import { daysOfSeries, firstOverlap } from "#lib/planning/rules-series";
import type { ScheduleSessionInput } from "#lib/planning/schema";
import { instantOf } from "#lib/planning/session-time";
import { WEEKS_OF } from "#lib/planning/types";

/** The first of what was set; `sessions` counts all. */
export type ScheduledSession = { sessionId: Id; number: number; startsAt: Date; sessions: number };

/**
 * Adds the couple's next session at a wall-clock time in a zone, or a series of them at the same time on the
 * wall. A time in a gap becomes the next minute that exists, a time that exists twice the first. Throws
 * "not_found", "invalid_input" for an unknown zone or day, and "conflict" for a closed couple, a time long
 * past or one that is taken.
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
  const { coupleId, minutes, zone, attendees = "both", repeats = "once", times = 1 } = input;
  // The lock makes numbers run on without a gap or a double, however many windows are open.
  const treatedCouple = await getCoupleIn(tx, actor, coupleId, { lock: true });
  const everyWeeks = WEEKS_OF[repeats];
  const first = { date: input.date, time: input.time, zone, startsAt: instantOf(input), minutes };
  const wanted = everyWeeks
    ? daysOfSeries(first, everyWeeks, times).map((wall) => ({ ...wall, startsAt: instantOf(wall), minutes }))
    : [first];
  const [[last], taken] = await Promise.all([
    tx
      .select({ number: sql<number>`coalesce(max(${session.number}), 0)::int` })
      .from(session)
      .where(ofTreatedCouple(actor, session, coupleId)),
    openTimesIn(tx, actor, coupleId, wanted),
  ]);
  const clash = firstOverlap(wanted, taken);
  enforce(
    canSchedule({
      coupleClosed: treatedCouple.state === "closed",
      startsAt: first.startsAt,
      endsWith: wanted.at(-1)?.startsAt ?? first.startsAt,
      now: clock(),
      overlaps: clash && dayLabel(clash.startsAt, zone),
    }),
  );

  const number = (last?.number ?? 0) + 1;
  const series = everyWeeks ? { seriesId: newId(), everyWeeks } : {};
  const rows = wanted.map(({ date, time, startsAt }, place) => ({
    practiceId: actor.practiceId,
    id: newId(),
    coupleId,
    number: number + place,
    startsAt,
    localDate: date,
    localTime: time,
    zone,
    minutes,
    attendees,
    ...series,
  }));
  await tx.insert(session).values(rows);
  await refreshNextSession(tx, actor, coupleId);
  await Promise.all(
    rows.map(({ id }) =>
      recordAudit(tx, actor, {
        action: "create",
        entity: "session",
        entityId: id,
        coupleId,
        purpose: "schedule a session",
      }),
    ),
  );
  return { sessionId: rows[0]?.id ?? "", number, startsAt: first.startsAt, sessions: rows.length };
}
