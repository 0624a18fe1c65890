import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import type { YesStatus } from "#lib/couples/fresh-yes";
import { yesStatusIn } from "#lib/couples/yes-status";
import { dayInPracticeIn, factsOf, newestFactsIn } from "#lib/formulation/episodes-of-couple";
import { newestMapNameIn } from "#lib/formulation/find-maps";
import { newestRatingsIn } from "#lib/formulation/newest-ratings";
import { isRated } from "#lib/formulation/ratings";
import { isSettled, NEWEST_FOR_PATTERN, patternOf } from "#lib/formulation/rules-episode";
import { profileFrom } from "#lib/formulation/rules-profile";
import type { PatternFacts, Profile } from "#lib/formulation/types";
import type { Id } from "#lib/kernel/ids";

const SLOTS = ["A", "B"] as const satisfies readonly Slot[];

/** A couple's formulation in a few lines. */
export type Glance = {
  /** The name both gave their loop; empty where the newest map has none, null before the first map. */
  loopName: string | null;
  /** Null where nothing is rated yet. */
  profile: Profile | null;
  patterns: Readonly<Record<Slot, PatternFacts>>;
  /** Whether touch and sexual work are available, never whose answer it is. */
  yes: readonly YesStatus[];
};

/**
 * The formulation in a few lines, of a couple that was read through the caseload scope. The work does not grow. The page
 * that shows it writes the audit line: one look, one line.
 */
export async function glanceIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  now: Date,
): Promise<Glance> {
  const newest = (slot: Slot) => newestFactsIn(tx, actor, coupleId, slot, { most: NEWEST_FOR_PATTERN });
  const [today, ratings, loopName, a, b, yes] = await Promise.all([
    dayInPracticeIn(tx, now),
    newestRatingsIn(tx, actor, coupleId),
    newestMapNameIn(tx, actor, coupleId),
    newest("A"),
    newest("B"),
    yesStatusIn(tx, actor, coupleId, now),
  ]);
  const pattern = (rows: typeof a) => patternOf(rows.filter(({ day }) => isSettled(day, today)).map(factsOf));
  const hasRatings = SLOTS.some((slot) => isRated(ratings[slot].self) || isRated(ratings[slot].therapist));
  return {
    loopName,
    profile: hasRatings ? profileFrom(ratings) : null,
    patterns: { A: pattern(a), B: pattern(b) },
    yes,
  };
}
