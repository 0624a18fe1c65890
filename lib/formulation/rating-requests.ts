import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { indicatorRating, ratingRequest } from "#db/schema/formulation";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ofTreatedCouple } from "#lib/access/scope";
import type { Id } from "#lib/kernel/ids";

/**
 * Whether the therapist has asked for ratings since this partner last sent theirs. Both partners are asked at once,
 * and what the other one answered does not touch it.
 */
export function isAskedToRate(actor: ActorOf<"partner">): SQL<boolean> {
  requireRole(actor, "partner");
  return sql<boolean>`exists (select from ${ratingRequest} q
    where q.practice_id = ${actor.practiceId} and q.couple_id = ${actor.coupleId} and not exists (
      select from ${indicatorRating} r
      where r.practice_id = q.practice_id and r.couple_id = q.couple_id and r.partner_id = ${actor.userId}
        and r.rater = 'self' and r.sent_at >= q.asked_at))`;
}

/** When both partners were last asked; null before the first time. */
export async function lastAskedIn(tx: Tx, actor: ActorOf<"clinician">, coupleId: Id): Promise<Date | null> {
  const [row] = await tx
    .select({ at: ratingRequest.askedAt })
    .from(ratingRequest)
    .where(
      and(ofTreatedCouple(actor, ratingRequest, coupleId), eq(ratingRequest.practiceId, actor.practiceId)),
    )
    .orderBy(desc(ratingRequest.askedAt))
    .limit(1);
  return row?.at ?? null;
}
