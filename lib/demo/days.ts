import { Temporal } from "temporal-polyfill";

export const DEMO_ZONE = "Europe/Berlin";

const DAY_START = 9 * 60;
const DAY_END = 21 * 60;
const LEAD_MINUTES = 90;
const STEP_MINUTES = 15;
const SATURDAY = 6;

/** The calendar of the demo: days are counted from the day it was made, in the practice's own zone. */
export type Days = {
  /** ISO date, `offset` days from today. */
  date(offset: number): string;
  /** The instant of a wall-clock time such as "14:30". */
  at(offset: number, time: string): Date;
  /** The offset moved off a weekend: Saturday to Friday, Sunday to Monday. */
  workday(offset: number): number;
  /** The Monday of the week that lies `weeks` weeks from this one, as an offset. */
  monday(weeks: number): number;
  /** A time later today, within hours of now and inside 9:00 to 21:00. */
  laterToday(): string;
};

/** The calendar around `now`, which is today wherever it is used. */
export function daysFrom(now: Date): Days {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(DEMO_ZONE);
  const today = here.toPlainDate();
  const weekday = (offset: number) => today.add({ days: offset }).dayOfWeek;
  return {
    date: (offset) => today.add({ days: offset }).toString(),
    at: (offset, time) => {
      const local = today.add({ days: offset }).toZonedDateTime({
        timeZone: DEMO_ZONE,
        plainTime: Temporal.PlainTime.from(time),
      });
      return new Date(local.epochMilliseconds);
    },
    workday: (offset) => {
      const day = weekday(offset);
      return offset + (day < SATURDAY ? 0 : day === SATURDAY ? -1 : 1);
    },
    monday: (weeks) => 1 - today.dayOfWeek + 7 * weeks,
    laterToday: () => {
      const soon = here.hour * 60 + here.minute + LEAD_MINUTES;
      const rounded = Math.ceil(soon / STEP_MINUTES) * STEP_MINUTES;
      const minutes = Math.min(DAY_END, Math.max(DAY_START, rounded));
      return Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).toString();
    },
  };
}
