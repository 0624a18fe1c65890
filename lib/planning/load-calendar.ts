import { and, asc, eq, gt, inArray, or, type SQL } from "drizzle-orm";
import { session } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { type Clock, systemClock } from "#lib/kernel/clock";
import type { Id } from "#lib/kernel/ids";
import {
  CALENDAR_DAYS_BACK,
  CALENDAR_LIMIT,
  type CalendarSession,
  writeCalendar,
} from "#lib/planning/calendar-file";
import { getSessionIn } from "#lib/planning/find-session";
import { startOf } from "#lib/planning/session-time";

/** The sessions of a couple on the caseload as a calendar file. An audited read. Throws "not_found". */
export async function loadCalendar(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  clock: Clock = systemClock,
): Promise<string> {
  return withActor(actor, async (tx) => {
    await getCoupleIn(tx, actor, coupleId);
    const found = await calendarSessionsIn(tx, ofTreatedCouple(actor, session, coupleId), clock());
    await recordAudit(tx, actor, { action: "read", entity: "session", coupleId, purpose: "calendar file" });
    return writeCalendar(found);
  });
}

/**
 * All sessions of the series that a session stands in, held, moved and cancelled ones too, as a calendar file; a session
 * without a series is a file of its own. An audited read. Throws "not_found".
 */
export async function loadSeriesCalendar(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  sessionId: Id,
): Promise<string> {
  return withActor(actor, async (tx) => {
    const { id } = await getSessionIn(tx, actor, coupleId, sessionId);
    const ofSession = and(ofTreatedCouple(actor, session, coupleId), eq(session.id, id));
    const series = tx.select({ id: session.seriesId }).from(session).where(ofSession);
    const rows = await entriesIn(
      tx,
      and(
        ofTreatedCouple(actor, session, coupleId),
        or(eq(session.id, id), inArray(session.seriesId, series)),
      ),
    );
    await recordAudit(tx, actor, {
      action: "read",
      entity: "session",
      entityId: id,
      coupleId,
      purpose: "calendar file of a series",
    });
    return writeCalendar(rows);
  });
}

/** Sessions that are not long past, in order of time, cancelled ones too. `mine` says whose. */
export async function calendarSessionsIn(
  tx: Tx,
  mine: SQL | undefined,
  now: Date,
): Promise<CalendarSession[]> {
  const from = new Date(now.getTime() - CALENDAR_DAYS_BACK * 86_400_000);
  return entriesIn(tx, and(mine, gt(session.startsAt, from)));
}

async function entriesIn(tx: Tx, which: SQL | undefined): Promise<CalendarSession[]> {
  const rows = await tx
    .select({
      id: session.id,
      localDate: session.localDate,
      localTime: session.localTime,
      zone: session.zone,
      minutes: session.minutes,
      state: session.state,
      sequence: session.sequence,
      changedAt: session.changedAt,
    })
    .from(session)
    .where(which)
    .orderBy(asc(session.startsAt), asc(session.id))
    .limit(CALENDAR_LIMIT);
  return rows.map(({ id, minutes, state, sequence, changedAt, ...agreed }) => ({
    id,
    startsAt: startOf(agreed),
    minutes,
    isCancelled: state === "cancelled",
    sequence,
    changedAt,
  }));
}
