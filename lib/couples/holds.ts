import { and, eq, isNull, sql } from "drizzle-orm";
import { consent, couple, partner, safetyHold } from "#db/schema/couples";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import type { Id } from "#lib/kernel/ids";

/**
 * How much of a couple's work is held. `joint`: only individual reflection may go on (safety hold).
 * `all`: nothing may (paused, closed, or consent withdrawn by either). The partners' side of the same
 * rule is `app.hold_level()` in the database. Source: formulation paper, section 7.
 */
export type Hold = "none" | "joint" | "all";

/** One row: the couple's hold as the treating clinician may know it. */
export function holdColumn() {
  return sql<Hold>`case
    when ${couple.state} <> 'active' then 'all'
    when exists (
      select 1 from ${partner} cross join lateral (
        select ${consent.state} as state from ${consent}
        where ${consent.practiceId} = ${partner.practiceId} and ${consent.coupleId} = ${partner.coupleId}
          and ${consent.partnerId} = ${partner.id}
        order by ${consent.at} desc limit 1) newest
      where ${partner.practiceId} = ${couple.practiceId} and ${partner.coupleId} = ${couple.id}
        and newest.state = 'withdrawn') then 'all'
    when exists (
      select 1 from ${safetyHold} where ${safetyHold.practiceId} = ${couple.practiceId}
        and ${safetyHold.coupleId} = ${couple.id} and ${safetyHold.clearedAt} is null) then 'joint'
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
