import { sql } from "drizzle-orm";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { agreedIn } from "#lib/couples/agreed";
import { getCoupleIn } from "#lib/couples/find-couple";
import { openWork } from "#lib/couples/open-work";
import { type ExerciseRef, refKey, titlesIn } from "#lib/exercises/find-exercise";
import { systemClock } from "#lib/kernel/clock";
import type { Id } from "#lib/kernel/ids";

/** What one partner's piece still waits for: a day, or so many days after a piece of their own. */
export type WaitsFor = { slot: Slot; on: string | null; days: number; after: string | null };

type Row = {
  id: Id;
  assignment_id: Id;
  slot: Slot;
  opens_on: string | null;
  days: number;
  slug: string | null;
  version: number;
  is_there: boolean;
  follows: Id | null;
  /** The piece before was neither sent nor ended. */
  is_before_open: boolean;
  held_by: string | null;
  is_refused: boolean;
};

/**
 * Whether a piece is kept from opening because one before it is kept back. `app.has_opened` tells the therapist days
 * alone; this says what the partner's own page does, and never whose doing it is.
 */
function isKeptShut(row: Row, rows: readonly Row[], isKeptBack: (row: Row) => boolean, steps = 0): boolean {
  if (!row.follows || !row.is_before_open || steps > rows.length) return false;
  const before = rows.find(({ id }) => id === row.follows);
  return isKeptBack(row) || (before !== undefined && isKeptShut(before, rows, isKeptBack, steps + 1));
}

/** By assignment, what homework of a couple has not opened yet, or will not while work before it is kept back, for the therapist who treats them. */
export async function waitingPiecesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  now: Date = systemClock(),
): Promise<ReadonlyMap<Id, readonly WaitsFor[]>> {
  requireRole(actor, "clinician");
  const rows = (await tx.execute(sql`
    select t.id, t.assignment_id, t.slot, t.opens_on::text as opens_on, t.follow_days as days,
      b.exercise_slug as slug, b.exercise_version as version, app.has_opened(t.id) as is_there,
      case when t.exercise_class = 'I' then t.follows end as follows,
      coalesce(f.state = 'open' and b.closed_at is null, false) as is_before_open,
      f.held_by, b.id is not null and app.is_homework_refused(b.id) as is_refused
    from task t
    join couple c on c.practice_id = t.practice_id and c.id = t.couple_id and c.clinician_id = ${actor.userId}
    join assignment a on a.practice_id = t.practice_id and a.id = t.assignment_id and a.closed_at is null
    left join task f on f.practice_id = t.practice_id and f.id = t.follows
    left join assignment b on b.practice_id = f.practice_id and b.id = f.assignment_id
    where t.practice_id = ${actor.practiceId} and t.couple_id = ${coupleId} and t.state = 'open' and t.waits
    order by t.slot`)) as unknown as Row[];
  const found = new Map<Id, WaitsFor[]>();
  if (rows.length === 0) return found;
  const [facts, agreed] = await Promise.all([
    getCoupleIn(tx, actor, coupleId),
    agreedIn(tx, actor, coupleId, now),
  ]);
  const isKeptBack = ({ held_by, is_refused }: Row) =>
    openWork(facts, agreed, { heldBy: held_by ?? "", isRefused: is_refused }) !== "open";
  const waiting = rows.filter((row) => !row.is_there || isKeptShut(row, rows, isKeptBack));
  const refs = waiting.flatMap(({ slug, version }): ExerciseRef[] => (slug ? [{ slug, version }] : []));
  const titles = refs.length > 0 ? await titlesIn(tx, actor, refs) : new Map<string, string>();
  for (const { assignment_id, slot, opens_on, days, slug, version } of waiting) {
    const after = slug ? (titles.get(refKey({ slug, version })) ?? "the piece before") : null;
    found.set(assignment_id, [...(found.get(assignment_id) ?? []), { slot, on: opens_on, days, after }]);
  }
  return found;
}
