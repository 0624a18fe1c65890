import { Temporal } from "temporal-polyfill";
import { invalid } from "#lib/kernel/errors";
import type { WallTime } from "#lib/planning/types";

const ZONE = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;

/** Zones that were found once; a page of sessions asks for the same few again and again. */
const known = new Set<string>();

function isZone(text: string): boolean {
  if (known.has(text)) return true;
  if (!ZONE.test(text)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    known.add(text);
    return true;
  } catch {
    return false; // the one way to ask whether a zone is known
  }
}

function plainDateTime(wall: WallTime): Temporal.PlainDateTime {
  try {
    return Temporal.PlainDateTime.from(`${wall.date}T${wall.time}`, { overflow: "reject" });
  } catch {
    throw invalid({ date: ["Choose a day that exists."] });
  }
}

/**
 * The instant of a wall-clock time. In a gap (clocks go forward) it is the first minute that exists after
 * it; in an overlap (clocks go back) the first of the two. Throws "invalid_input" for an unknown zone or day.
 */
export function instantOf(wall: WallTime): Date {
  if (!isZone(wall.zone)) throw invalid({ zone: ["Write a time zone we know, such as Europe/Berlin."] });
  const plain = plainDateTime(wall);
  const first = plain.toZonedDateTime(wall.zone, { disambiguation: "earlier" });
  const exists = first.toPlainDateTime().equals(plain);
  const found = exists ? first : (first.getTimeZoneTransition("next") ?? first);
  return new Date(found.epochMilliseconds);
}

/** What was agreed, as its row keeps it. */
export type AgreedTime = { localDate: string; localTime: string; zone: string };

export const wallOf = ({ localDate, localTime, zone }: AgreedTime): WallTime => ({
  date: localDate,
  time: localTime.slice(0, 5),
  zone,
});

/** When a session begins, worked out from what was agreed, by the rules of its zone as they are known now. */
export const startOf = (agreed: AgreedTime): Date => instantOf(wallOf(agreed));

/** The wall-clock date and time of an instant in a zone. */
export function wallTimeOf(at: Date, zone: string): WallTime {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  return {
    date: zoned.toPlainDate().toString(),
    time: zoned.toPlainTime().toString({ smallestUnit: "minute" }),
    zone,
  };
}

/** The date so many days after the day of an instant in a zone: `2026-11-10`. */
export function dateAfter(at: Date, zone: string, days: number): string {
  const { date } = wallTimeOf(at, zone);
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The same weekday and wall time as `last`, in the first week that lies after `now`. */
export function weekAfter(last: Date, zone: string, now: Date): WallTime {
  const wall = wallTimeOf(last, zone);
  const today = Temporal.PlainDate.from(wallTimeOf(now, zone).date);
  const from = Temporal.PlainDate.from(wall.date);
  const weeks = Math.max(1, Math.ceil((from.until(today).days + 1) / 7));
  return { ...wall, date: from.add({ weeks }).toString() };
}

/** A first proposal for a couple without a session: in a week, at ten in the morning. */
export function firstProposal(now: Date, zone: string): WallTime {
  return { date: dateAfter(now, zone, 7), time: "10:00", zone };
}

/** The first instant of a day in a zone, so many days after the day of `at`. */
export function dayStart(at: Date, zone: string, days = 0): Date {
  return instantOf({ date: dateAfter(at, zone, days), time: "00:00", zone });
}
