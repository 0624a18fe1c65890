import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import type { Agreed } from "#lib/couples/rules-co-sign";
import type { Id } from "#lib/kernel/ids";

/**
 * What supervisors agreed to for a couple since its gate was last looked at, and has not run out by the practice's own
 * day; as one value of a statement.
 */
export function agreedColumn(actor: ActorOf<"clinician">, coupleId: Id, now: Date): SQL<Agreed[]> {
  requireRole(actor, "clinician");
  return sql<Agreed[]>`(
    select coalesce(json_agg(json_build_object(
        'gate', s.gate, 'exerciseClass', s.exercise_class, 'until', s.agreed_until, 'decidedAt', s.decided_at) order by s.id), '[]')
    from co_sign_couple k
    join co_sign s on s.practice_id = k.practice_id and s.id = k.co_sign_id
    join practice home on home.id = k.practice_id
    where k.practice_id = ${actor.practiceId} and k.couple_id = ${coupleId} and k.ended_at is null
      and s.outcome = 'agreed' and s.decided_at > app.looked_at(k.couple_id, k.gate)
      and s.agreed_until >= (${now.toISOString()}::timestamptz at time zone home.time_zone)::date)`;
}

/** The same by itself. */
export async function agreedIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  now: Date,
): Promise<readonly Agreed[]> {
  const [found] = await tx.execute<{ agreed: Agreed[] }>(
    sql`select ${agreedColumn(actor, coupleId, now)} as agreed`,
  );
  return found?.agreed ?? [];
}
