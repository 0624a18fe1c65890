import { sql } from "drizzle-orm";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { type ExerciseRef, refKey, titlesIn } from "#lib/exercises/find-exercise";
import type { Id } from "#lib/kernel/ids";

/** What one partner's piece still waits for: a day, or so many days after a piece of their own. */
export type WaitsFor = { slot: Slot; on: string | null; days: number; after: string | null };

type Row = {
  assignment_id: Id;
  slot: Slot;
  opens_on: string | null;
  days: number;
  slug: string | null;
  version: number;
};

/** By assignment, what homework of a couple has not opened yet, for the therapist who treats them. */
export async function waitingPiecesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<ReadonlyMap<Id, readonly WaitsFor[]>> {
  requireRole(actor, "clinician");
  const rows = (await tx.execute(sql`
    select t.assignment_id, t.slot, t.opens_on::text as opens_on, t.follow_days as days,
      b.exercise_slug as slug, b.exercise_version as version
    from task t
    join couple c on c.practice_id = t.practice_id and c.id = t.couple_id and c.clinician_id = ${actor.userId}
    join assignment a on a.practice_id = t.practice_id and a.id = t.assignment_id and a.closed_at is null
    left join task f on f.practice_id = t.practice_id and f.id = t.follows
    left join assignment b on b.practice_id = f.practice_id and b.id = f.assignment_id
    where t.practice_id = ${actor.practiceId} and t.couple_id = ${coupleId} and t.state = 'open' and t.waits
      and not app.has_opened(t.id)
    order by t.slot`)) as unknown as Row[];
  const refs = rows.flatMap(({ slug, version }): ExerciseRef[] => (slug ? [{ slug, version }] : []));
  const titles = refs.length > 0 ? await titlesIn(tx, actor, refs) : new Map<string, string>();
  const found = new Map<Id, WaitsFor[]>();
  for (const { assignment_id, slot, opens_on, days, slug, version } of rows) {
    const after = slug ? (titles.get(refKey({ slug, version })) ?? "the piece before") : null;
    found.set(assignment_id, [...(found.get(assignment_id) ?? []), { slot, on: opens_on, days, after }]);
  }
  return found;
}
