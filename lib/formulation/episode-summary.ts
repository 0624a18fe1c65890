import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { dayInPracticeIn, factsOf, newestFactsIn } from "#lib/formulation/episodes-of-couple";
import { isSettled, isStuck, patternOf } from "#lib/formulation/rules-episode";
import type { PatternFacts } from "#lib/formulation/types";
import type { Id } from "#lib/kernel/ids";

/** An episode as a mark on its day. */
export type EpisodeMark = { day: string; isStuck: boolean };

/** What of each partner's episodes the formulation page shows: the pattern, and the newest as marks; no words. */
export type EpisodeSummary = Readonly<
  Record<Slot, { pattern: PatternFacts; newest: readonly EpisodeMark[] }>
>;

/** Marks of each partner at most. */
const MOST_MARKS = 40;

/** The pattern of each partner of a couple on the caseload, by the taps of their newest episodes alone. */
export async function episodeSummaryIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  now: Date,
): Promise<EpisodeSummary> {
  const [today, a, b] = await Promise.all([
    dayInPracticeIn(tx, now),
    newestFactsIn(tx, actor, coupleId, "A", MOST_MARKS),
    newestFactsIn(tx, actor, coupleId, "B", MOST_MARKS),
  ]);
  const of = (rows: typeof a) => ({
    pattern: patternOf(rows.filter((row) => isSettled(row.day, today)).map(factsOf)),
    newest: rows.map((row) => ({ day: row.day, isStuck: isStuck(factsOf(row)) })),
  });
  return { A: of(a), B: of(b) };
}
