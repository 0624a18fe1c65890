import { createHash } from "node:crypto";
import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus } from "ical-generator";
import type { Id } from "#lib/kernel/ids";

/** One session as a calendar may know it: when, and whether it takes place. */
export type CalendarSession = {
  id: Id;
  startsAt: Date;
  minutes: number;
  isCancelled: boolean;
  /** Rises with every move and cancel, so that a calendar takes the newer entry. */
  sequence: number;
  changedAt: Date;
};

/** Sessions of so many days past stay in the file, so that one cancelled late is still marked as that. */
export const CALENDAR_DAYS_BACK = 31;
/** More than two series of the longest kind. */
export const CALENDAR_LIMIT = 120;

/** All that an entry says. A calendar is read over shoulders, and shared. Source: sessions paper, section 6. */
const SUMMARY = "Appointment";

/**
 * The name an entry keeps through every change. It is made of the session alone and tells nothing of it: no two
 * of a couple look alike, and none says when it was made.
 */
export function calendarUid(sessionId: Id): string {
  return createHash("sha256").update(`calendar entry of ${sessionId}`).digest("hex").slice(0, 40);
}

/**
 * Sessions as a calendar file: one entry each, in universal time, so that a clock change moves none and no zone
 * says where somebody lives. A series is no rule with exceptions: such a rule names a zone, calendars read a moved or
 * cancelled exception each in their own way, and each session has one name and one sequence in every file it stands in.
 * The same sessions make the same bytes.
 */
export function writeCalendar(sessions: readonly CalendarSession[]): string {
  const calendar = ical({
    prodId: { company: "Appointments", product: "Calendar", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { id, startsAt, minutes, isCancelled, sequence, changedAt } of sessions) {
    calendar.createEvent({
      id: calendarUid(id),
      sequence,
      stamp: changedAt,
      start: startsAt,
      end: new Date(startsAt.getTime() + minutes * 60_000),
      summary: SUMMARY,
      class: ICalEventClass.PRIVATE,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return `${calendar.toString()}\r\n`;
}
