import { and, asc, gt, type SQL } from "drizzle-orm";
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

/** Sessions that are not long past, in order of time, cancelled ones too. `mine` says whose. */
export async function calendarSessionsIn(
  tx: Tx,
  mine: SQL | undefined,
  now: Date,
): Promise<CalendarSession[]> {
  const from = new Date(now.getTime() - CALENDAR_DAYS_BACK * 86_400_000);
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
    .where(and(mine, gt(session.startsAt, from)))
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
