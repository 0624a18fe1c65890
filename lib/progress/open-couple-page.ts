import { and, desc, isNotNull } from "drizzle-orm";
import { checkIn } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { WeekScore } from "#lib/couples/list-today";
import { type Overview, overviewIn } from "#lib/couples/overview";
import { type Glance, glanceIn } from "#lib/formulation/glance";
import { type Clock, systemClock } from "#lib/kernel/clock";
import type { Id } from "#lib/kernel/ids";

type Clinician = ActorOf<"clinician">;

/** Check-ins drawn: eight weeks of two. */
const CHECK_INS_DRAWN = 16;

export type CouplePage = Overview & {
  glance: Glance;
  /** The last weeks with a score of each partner, oldest first: loop freedom, 0 to 100. */
  weeks: Readonly<Record<Slot, readonly WeekScore[]>>;
};

/**
 * One couple's first page: the overview, its formulation in a few lines, and the last weeks of each. One transaction,
 * audited reads. Throws "not_found" outside the caseload.
 */
export async function openCouplePage(
  actor: Clinician,
  coupleId: Id,
  clock: Clock = systemClock,
): Promise<CouplePage> {
  return withActor(actor, async (tx) => {
    const now = clock();
    // Sent together; where the first finds no couple, nothing of the others is kept.
    const [overview, glance, weeks] = await Promise.all([
      overviewIn(tx, actor, coupleId, now),
      glanceIn(tx, actor, coupleId, now),
      lastWeeksIn(tx, actor, coupleId),
    ]);
    return { ...overview, glance, weeks };
  });
}

async function lastWeeksIn(tx: Tx, actor: Clinician, coupleId: Id): Promise<CouplePage["weeks"]> {
  const rows = await tx
    .select({ slot: checkIn.slot, week: checkIn.week, tenths: checkIn.scoreTenths })
    .from(checkIn)
    .where(and(ofTreatedCouple(actor, checkIn, coupleId), isNotNull(checkIn.scoreTenths)))
    .orderBy(desc(checkIn.week))
    .limit(CHECK_INS_DRAWN);
  const of = (slot: Slot): WeekScore[] =>
    rows
      .flatMap(({ tenths, week, slot: whose }) =>
        whose === slot && tenths !== null ? [{ week, score: tenths / 10 }] : [],
      )
      .reverse();
  return { A: of("A"), B: of("B") };
}
