import { Temporal } from "temporal-polyfill";
import { eachPractice } from "#lib/jobs/each-practice";
import { freezeMilestones } from "#lib/release/freeze-milestones";

/** A day is over in every time zone on earth once the UTC date is two days on. */
const DAYS_UNTIL_OVER = 2;

/**
 * Freezes the milestones of every practice as of an ISO date (UTC): those whose day is over everywhere by then, so
 * that nothing handed in on the day itself is missed. Throws Error when it failed for any practice.
 */
export async function runMilestones(date: string): Promise<void> {
  const lastDayOver = Temporal.PlainDate.from(date).subtract({ days: DAYS_UNTIL_OVER }).toString();
  await eachPractice("freeze-milestones", (actor) => freezeMilestones(actor, lastDayOver));
}
