import { and, eq, isNull, sql } from "drizzle-orm";
import { consent, partner, safetyHold } from "#db/schema/couples";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import type { Id } from "#lib/kernel/ids";

/**
 * How much of a couple's work is held. `joint`: only individual reflection may go on (safety hold).
 * `all`: nothing may (paused, closed, or consent withdrawn by either). The partners' side of the same
 * rule is `app.hold_level()` in the database. Source: formulation paper, section 7.
 */
export type Hold = "none" | "joint" | "all";

/**
 * One row: the couple's hold as the treating clinician may know it. For a statement that reads `couple`.
 * Names are written out: the query builder drops the table from a column in a one-table select, and inside
 * the subqueries `id` would then be another table's.
 */
export function holdColumn() {
  return sql<Hold>`case
    when couple.state <> 'active' then 'all'
    when exists (
      select 1 from ${partner} p cross join lateral (
        select k.state from ${consent} k
        where k.practice_id = p.practice_id and k.couple_id = p.couple_id and k.partner_id = p.id
        order by k.at desc limit 1) newest
      where p.practice_id = couple.practice_id and p.couple_id = couple.id
        and newest.state = 'withdrawn') then 'all'
    when exists (
      select 1 from ${safetyHold} h where h.practice_id = couple.practice_id
        and h.couple_id = couple.id and h.cleared_at is null) then 'joint'
    else 'none' end`;
}

/** Whether an exercise of this class may go on under this hold. Pure. */
export function isHeld(hold: Hold, exerciseClass: "I" | "J" | "T" | "X"): boolean {
  return hold === "all" || (hold === "joint" && exerciseClass !== "I");
}

/** The gates of the safety holds in force, oldest first; for the treating clinician's page. */
export async function openHoldsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<{ gate: string; setAt: Date }[]> {
  return tx
    .select({ gate: safetyHold.gate, setAt: safetyHold.setAt })
    .from(safetyHold)
    .where(
      and(
        eq(safetyHold.practiceId, actor.practiceId),
        eq(safetyHold.coupleId, coupleId),
        isNull(safetyHold.clearedAt),
      ),
    )
    .orderBy(safetyHold.setAt);
}
