import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { EPISODES_A_DAY } from "#lib/formulation/constants";
import { dayInPracticeIn, factsOf, newestFactsIn } from "#lib/formulation/episodes-of-couple";
import { isSettled, NEWEST_FOR_PATTERN, patternOf, standingOf } from "#lib/formulation/rules-episode";
import { firstShownDay, SHOWN_WEEKS } from "#lib/formulation/rules-lanes";
import type { PatternFacts, Standing } from "#lib/formulation/types";
import type { Id } from "#lib/kernel/ids";

/** An episode as a mark on its day. */
export type EpisodeMark = { day: string; standing: Standing };

/** What of both partners' episodes the formulation page shows; no words. */
export type EpisodeSummary = {
  /** Where the practice is; the last week that is drawn is that of it. */
  today: string;
  /** Weeks that are drawn. */
  weeks: number;
  /** Whether nothing was ever logged, in the weeks that are drawn or before. */
  isEmpty: boolean;
  of: Readonly<Record<Slot, { pattern: PatternFacts; marks: readonly EpisodeMark[] }>>;
};

/** Marks of each partner at most: so many can be logged in the weeks that are drawn. */
const MOST_MARKS = SHOWN_WEEKS * 7 * EPISODES_A_DAY;

/**
 * Of each partner of a couple on the caseload the pattern in the newest episodes, however old they are, and all
 * episodes of the last weeks as marks; by their taps alone.
 */
export async function episodeSummaryIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  now: Date,
): Promise<EpisodeSummary> {
  const today = await dayInPracticeIn(tx, now);
  const newest = (slot: Slot) => newestFactsIn(tx, actor, coupleId, slot, { most: NEWEST_FOR_PATTERN });
  const shown = (slot: Slot) =>
    newestFactsIn(tx, actor, coupleId, slot, { most: MOST_MARKS, since: firstShownDay(today) });
  const [newestA, newestB, shownA, shownB] = await Promise.all([
    newest("A"),
    newest("B"),
    shown("A"),
    shown("B"),
  ]);
  const of = (last: typeof newestA, drawn: typeof newestA) => ({
    pattern: patternOf(last.filter((row) => isSettled(row.day, today)).map(factsOf)),
    marks: drawn.map((row) => ({ day: row.day, standing: standingOf(factsOf(row), row.day, today) })),
  });
  return {
    today,
    weeks: SHOWN_WEEKS,
    isEmpty: newestA.length === 0 && newestB.length === 0,
    of: { A: of(newestA, shownA), B: of(newestB, shownB) },
  };
}
