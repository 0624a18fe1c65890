import { dayAfter, dayIn } from "#lib/couples/days";

/** The practices of the tests, and the sample practice. */
const ZONE = "Europe/Berlin";

/** The day so many days from now where the practice is, whatever the day is elsewhere: `2026-11-03`. */
export function practiceDay(days = 0): string {
  return dayAfter(dayIn(new Date(), ZONE), days);
}
