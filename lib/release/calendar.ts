import { Temporal } from "temporal-polyfill";
import type { Quarter } from "#lib/release/types";

const DAYS_AFTER_QUARTER = 14;
/** Source: security paper, R1. */
export const MILESTONE_WEEKS = 12;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const QUARTER = /^(\d{4})-Q([1-4])$/;

/** Dates here are calendar days without a time or zone, so no server's zone can move one. */
function plainDate(date: string): Temporal.PlainDate {
  if (!ISO_DATE.test(date)) throw new RangeError("A date reads like 2026-09-30.");
  return Temporal.PlainDate.from(date);
}

function quarterContaining(date: Temporal.PlainDate): Quarter {
  const year = String(date.year).padStart(4, "0");
  return `${year}-Q${Math.ceil(date.month / 3)}` as Quarter;
}

/** The calendar quarter of an ISO date. Throws RangeError for anything that is not a date. */
export function quarterOf(date: string): Quarter {
  return quarterContaining(plainDate(date));
}

/** The ISO date on which a quarter is released: 14 days after its last day. Source: security paper, R3. */
export function releaseDay(quarter: Quarter): string {
  const parts = QUARTER.exec(quarter);
  if (parts === null) throw new RangeError("A quarter reads like 2026-Q3.");
  const firstDay = Temporal.PlainDate.from({
    year: Number(parts[1]),
    month: 3 * Number(parts[2]) - 2,
    day: 1,
  });
  return firstDay.add({ months: 3, days: DAYS_AFTER_QUARTER - 1 }).toString();
}

/** The latest quarter whose release day is on or before an ISO date; a late run asks this. */
export function latestQuarterDueBy(date: string): Quarter {
  const day = plainDate(date);
  const before = quarterContaining(day.subtract({ months: 3 }));
  return releaseDay(before) <= date ? before : quarterContaining(day.subtract({ months: 6 }));
}

/**
 * The ISO date of an episode's milestone: 12 weeks after its first assignment or its closure, whichever comes
 * first. Source: security paper, R1.
 */
export function milestoneOn(firstAssignedOn: string, closedOn: string | null): string {
  const planned = plainDate(firstAssignedOn).add({ weeks: MILESTONE_WEEKS }).toString();
  if (closedOn === null) return planned;
  const closed = plainDate(closedOn).toString();
  return closed < planned ? closed : planned;
}
