import { sql } from "drizzle-orm";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import type { CoupleFacts } from "#lib/couples/find-couple";
import type { ExerciseHistory } from "#lib/formulation/types";

type Row = { slug: string; days: number | null; useful: number | null; upset: number | null };

/**
 * By slug, how each exercise went with a couple that was read through the caseload scope: days since it was last
 * finished at home or in a session, the mean of how useful and the highest of how upsetting either partner found it.
 */
export async function exerciseHistoryIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  couple: CoupleFacts,
  now: Date,
): Promise<Readonly<Record<string, ExerciseHistory>>> {
  requireRole(actor, "clinician");
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = (await tx.execute(sql`
    select slug, floor(extract(epoch from ${at} - max(at)) / 86400)::int as days,
      avg(useful)::float8 as useful, max(upset)::int as upset
    from (
      select r.exercise_slug as slug, case when r.outcome = 'complete' then r.submitted_at end as at, r.useful, r.upset
      from response r where r.practice_id = ${actor.practiceId} and r.couple_id = ${couple.id}
      union all
      select i.exercise_slug, s.starts_at, null, null
      from plan_item i
      -- Named with their couple, so that nothing is found by way of the practice's other sessions.
      join plan p on p.practice_id = i.practice_id and p.couple_id = i.couple_id and p.id = i.plan_id
      join session s on s.practice_id = p.practice_id and s.couple_id = p.couple_id and s.id = p.session_id
      where i.practice_id = ${actor.practiceId} and i.couple_id = ${couple.id}
        and i.kind = 'exercise' and i.state = 'done' and s.starts_at <= ${at}
    ) done group by slug`)) as unknown as Row[];
  return Object.fromEntries(
    rows.map(({ slug, days, useful, upset }): [string, ExerciseHistory] => [
      slug,
      { daysSince: days, useful, upset },
    ]),
  );
}
