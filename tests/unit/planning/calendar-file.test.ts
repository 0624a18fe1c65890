import { describe, expect, it } from "vitest";
import { newId } from "#lib/kernel/ids";
import { type CalendarSession, calendarUid, writeCalendar } from "#lib/planning/calendar-file";
import { daysOfSeries } from "#lib/planning/rules-series";
import { instantOf } from "#lib/planning/session-time";
import { entriesOf } from "./ics";

const session = (startsAt: string, change: Partial<CalendarSession> = {}): CalendarSession => ({
  id: newId(),
  startsAt: new Date(startsAt),
  minutes: 50,
  isCancelled: false,
  sequence: 0,
  changedAt: new Date("2026-10-01T08:00:00Z"),
  ...change,
});

describe("a calendar file", () => {
  it("says when, and one neutral word", () => {
    const file = writeCalendar([session("2026-11-03T14:00:00Z")]);
    expect(entriesOf(file)).toEqual([
      {
        UID: expect.stringMatching(/^[0-9a-f]{40}$/),
        SEQUENCE: "0",
        DTSTAMP: "20261001T080000Z",
        DTSTART: "20261103T140000Z",
        DTEND: "20261103T145000Z",
        SUMMARY: "Appointment",
        STATUS: "CONFIRMED",
        CLASS: "PRIVATE",
      },
    ]);
    expect(file).not.toMatch(
      /evenkeel|couple|therap|session|partner|berlin|DESCRIPTION|LOCATION|ATTENDEE|ORGANIZER/i,
    );
    expect(file.split("\n").every((line) => line === "" || line.endsWith("\r"))).toBe(true);
  });

  it("is right across the clock changes of both zones", () => {
    for (const [date, zone, starts] of [
      ["2026-10-20", "Europe/Berlin", ["20261020T130000Z", "20261027T140000Z"]],
      ["2027-03-23", "Europe/Berlin", ["20270323T140000Z", "20270330T130000Z"]],
      ["2026-10-27", "America/New_York", ["20261027T190000Z", "20261103T200000Z"]],
      ["2027-03-09", "America/New_York", ["20270309T200000Z", "20270316T190000Z"]],
    ] as const) {
      const walls = daysOfSeries({ date, time: "15:00", zone }, 1, 2);
      const file = writeCalendar(walls.map((wall) => session(instantOf(wall).toISOString())));
      expect(entriesOf(file).map(({ DTSTART }) => DTSTART)).toEqual(starts);
    }
  });

  it("crosses midnight, and a clock change inside the hour, by its true length", () => {
    const file = writeCalendar([
      session("2026-11-03T22:40:00Z"),
      session(instantOf({ date: "2026-10-25", time: "02:40", zone: "Europe/Berlin" }).toISOString()),
    ]);
    expect(entriesOf(file).map(({ DTSTART, DTEND }) => [DTSTART, DTEND])).toEqual([
      ["20261103T224000Z", "20261103T233000Z"],
      ["20261025T004000Z", "20261025T013000Z"],
    ]);
  });

  it("marks what is cancelled, and takes the number of changes along", () => {
    const file = writeCalendar([session("2026-11-03T14:00:00Z", { isCancelled: true, sequence: 3 })]);
    expect(entriesOf(file)[0]).toMatchObject({ STATUS: "CANCELLED", SEQUENCE: "3" });
  });

  it("is the same to the byte for the same sessions, and names each by itself alone", () => {
    const [one, two] = [session("2026-11-03T14:00:00Z"), session("2026-11-10T14:00:00Z")];
    expect(writeCalendar([one, two])).toBe(writeCalendar([one, two]));
    expect(calendarUid(one.id)).not.toBe(calendarUid(two.id));
    expect(calendarUid(one.id)).not.toContain(one.id.slice(0, 8));
    expect(writeCalendar([one, two])).toContain(entriesOf(writeCalendar([one]))[0]?.UID ?? "none");
  });

  it("can hold nothing", () => {
    expect(entriesOf(writeCalendar([]))).toEqual([]);
  });
});
