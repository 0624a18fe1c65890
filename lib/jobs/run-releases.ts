import { eachPractice } from "#lib/jobs/each-practice";
import { latestQuarterDueBy } from "#lib/release/calendar";
import { releaseQuarter } from "#lib/release/release-quarter";

/**
 * Releases, in every practice, the latest quarter whose release day is on or before an ISO date (UTC), unless it is
 * out already. A machine that slept over the day catches up. Throws Error when it failed for any practice.
 */
export async function runReleases(date: string): Promise<void> {
  const quarter = latestQuarterDueBy(date);
  await eachPractice("release-quarter", (actor) => releaseQuarter(actor, quarter, date));
}
