import { asc, eq } from "drizzle-orm";
import { releasedStat } from "#db/schema/release";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { recordAudit } from "#lib/audit/record-audit";
import { systemClock } from "#lib/kernel/clock";
import { BAR_TWO_WEEK } from "#lib/progress/rules";
import { MILESTONE_WEEKS } from "#lib/release/calendar";
import { LEAST_CLINICIANS, LEAST_COUPLES, LEAST_OTHERS } from "#lib/release/gate";
import { LEAST_FOR_MECHANISMS } from "#lib/release/rules";
import { type ReleasedFigure, type Trend, trendOf, trendQuarters, trendsSentence } from "#lib/release/trends";
import { type Quarter, RELEASE_STATISTICS, type ReleaseStatistic } from "#lib/release/types";

/**
 * Every released figure of the practice, oldest quarter first: at most five rows a quarter, from the one table the
 * supervisor's role may read. The reading leaves an audit row. Source: security paper, R13.
 */
export async function listReleases(
  actor: ActorOf<"supervisor">,
  purpose: "trends" | "export" = "trends",
): Promise<ReleasedFigure[]> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "supervisor");
    const [rows] = await Promise.all([
      tx
        .select({
          quarter: releasedStat.quarter,
          statistic: releasedStat.statistic,
          share5pp: releasedStat.share5pp,
          n5: releasedStat.n5,
          methodVersion: releasedStat.methodVersion,
        })
        .from(releasedStat)
        .where(eq(releasedStat.practiceId, actor.practiceId))
        .orderBy(asc(releasedStat.quarter), asc(releasedStat.statistic)),
      recordAudit(tx, actor, { action: "read", entity: "released_stat", purpose }),
    ]);
    return rows.map((row) => ({
      ...row,
      quarter: row.quarter as Quarter,
      statistic: row.statistic as ReleaseStatistic,
    }));
  });
}

/** What the trends page shows: one sentence, and one trend per statistic; none while nothing has been released. */
export type Trends = { readonly sentence: string; readonly trends: readonly Trend[] };

/**
 * The practice's released figures over the last eight quarters, ready to draw. The same for every supervisor of the
 * practice, and the same whatever waits. `today` is an ISO date.
 */
export async function listTrends(
  actor: ActorOf<"supervisor">,
  today: string = systemClock().toISOString().slice(0, 10),
): Promise<Trends> {
  const quarters = trendQuarters(today);
  const figures = (await listReleases(actor)).filter((figure) => quarters.includes(figure.quarter));
  return {
    sentence: trendsSentence(figures, quarters),
    trends:
      figures.length === 0
        ? []
        : RELEASE_STATISTICS.map((statistic) => trendOf(statistic, figures, quarters)),
  };
}

/** The numbers the method page states, from the rules the release itself goes by. */
export function methodFacts() {
  return {
    milestoneWeeks: MILESTONE_WEEKS,
    betterBar: BAR_TWO_WEEK,
    leastCouples: LEAST_COUPLES,
    leastClinicians: LEAST_CLINICIANS,
    leastOthers: LEAST_OTHERS,
    leastForSplit: LEAST_FOR_MECHANISMS,
  };
}
