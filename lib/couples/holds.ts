import { and, eq, isNull, sql } from "drizzle-orm";
import { consent, partner, safetyHold } from "#db/schema/couples";
import { assignment, response, task } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { listExercises } from "#lib/exercises/queries";
import type { Exercise } from "#lib/exercises/types";
import type { Id } from "#lib/kernel/ids";

/**
 * How much of a couple's work is held. `sexual`: no new sexual work, since a partner did not feel safe to say
 * no and nobody has reviewed it. `touch`: no new touch or sexual work, since an agreement was not kept and
 * nobody has reviewed it. `joint`: only individual reflection may go on (safety hold). `all`:
 * nothing may (paused, closed, consent withdrawn by either, or a safety hold for G05, which stops work
 * done alone as well). The partners' side of the last two is `app.hold_level()` in the database; `sexual` and `touch` stop what is given next and change nothing
 * a partner already sees, so that one partner's private answer shows on nobody's page. Source: formulation
 * paper, section 7; exercise paper, entries 8 and 23.
 */
export type Hold = "none" | "sexual" | "touch" | "joint" | "all";

/** Exercises whose consent check holds sexual work as well; elsewhere it is an alert alone. */
const HOLDS_SEXUAL: readonly string[] = listExercises()
  .filter(({ gates }) =>
    gates.some(
      ({ machine }) =>
        machine?.alert && machine.gate === "consent_check" && machine.holds?.includes("X") === true,
    ),
  )
  .map(({ slug }) => slug);

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
        and h.couple_id = couple.id and h.cleared_at is null and h.gate = 'G05') then 'all'
    when exists (
      select 1 from ${safetyHold} h where h.practice_id = couple.practice_id
        and h.couple_id = couple.id and h.cleared_at is null) then 'joint'
    when exists (
      select 1 from ${response} r join ${task} t on t.practice_id = r.practice_id and t.id = r.task_id
      where r.practice_id = couple.practice_id and r.couple_id = couple.id
        and r.alert = 'agreement' and t.reviewed_at is null) then 'touch'
    when exists (
      select 1 from ${response} r
      join ${task} t on t.practice_id = r.practice_id and t.id = r.task_id
      join ${assignment} a on a.practice_id = t.practice_id and a.id = t.assignment_id
      where r.practice_id = couple.practice_id and r.couple_id = couple.id
        and r.alert = 'consent_check' and t.reviewed_at is null
        and a.exercise_slug in ${HOLDS_SEXUAL}) then 'sexual'
    else 'none' end`;
}

/** The gates of the safety holds in force, each once; for a statement that reads `couple`, as above. */
export function gatesColumn() {
  return sql<string[]>`(
    select coalesce(json_agg(distinct h.gate order by h.gate), '[]'::json) from ${safetyHold} h
    where h.practice_id = couple.practice_id and h.couple_id = couple.id and h.cleared_at is null)`;
}

/**
 * Whether an exercise names one of these gates as a stop of its own, whatever its class: riding a wave is
 * nothing for somebody who is controlled. Pure. Source: exercise paper, "Extra" of each entry.
 */
export function isBarred(exercise: Pick<Exercise, "gates">, gates: readonly string[]): boolean {
  return exercise.gates.some(
    ({ machine }) =>
      machine?.effect === "block" && machine.when === undefined && gates.includes(machine.gate),
  );
}

/** Whether an exercise of this class is held under this hold. Pure. */
export function isHeld(hold: Hold, exerciseClass: "I" | "J" | "T" | "X"): boolean {
  if (hold === "sexual") return exerciseClass === "X";
  if (hold === "touch") return exerciseClass === "T" || exerciseClass === "X";
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
