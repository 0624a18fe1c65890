import { sql } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import { consent, partner, safetyHold } from "#db/schema/couples";
import { response, task } from "#db/schema/homework";
import { session } from "#db/schema/planning";
import { holdRecheck } from "#db/schema/safety";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import type { HoldGate } from "#lib/couples/gates";
import { type Agreed, reachUnder } from "#lib/couples/rules-co-sign";
import type { SetHold } from "#lib/couples/rules-screening";
import type { AnswerHold } from "#lib/couples/types";
import type { Id } from "#lib/kernel/ids";

/**
 * How much of a couple's work is held, in one word for a page. `some`: safety holds that leave joint talk
 * open. `sexual`, `touch` and `answer`: a private answer that nobody has reviewed holds sexual work, touch, or
 * more than that. `joint`: safety holds that stop joint work. `all`: paused, closed, consent withdrawn by either, or a safety hold that stops homework done alone.
 * What may be given or planned is decided by `lockReason`; what partners see, by `app.hold_level()` and
 * `app.is_held_by()` in the database. Answers stop what is given next and change nothing a partner
 * already sees, so that one partner's private answer shows on nobody's page. What a supervisor co-signed is weighed and
 * not held, so it counts as `some`. Source: formulation paper, section 7;
 * exercise paper, entries 8 and 23.
 */
export type Hold = "none" | "some" | "sexual" | "touch" | "answer" | "joint" | "all";

type HoldFacts = {
  isPaused: boolean;
  answerHolds: readonly AnswerHold[];
  gates: readonly HoldGate[];
  /** What supervisors co-signed, and still holds. */
  agreed: readonly Agreed[];
};

/** The one word for these facts; the strictest wins. Pure. */
export function holdOf({ isPaused, answerHolds, gates, agreed }: HoldFacts): Hold {
  const { block } = reachUnder(gates, agreed);
  if (isPaused || block.includes("I")) return "all";
  if (block.includes("J")) return "joint";
  const held = answerHolds.map((one) => one.exerciseClass);
  if (held.includes("I") || held.includes("J")) return "answer";
  if (held.includes("T")) return "touch";
  if (held.includes("X")) return "sexual";
  return gates.length > 0 ? "some" : "none";
}

/**
 * Paused, closed, or consent withdrawn by either. For a statement that reads `couple`, under that name or another. Names are written out:
 * the query builder drops the table from a column in a one-table select, and inside the subqueries `id` would
 * then be another table's.
 */
export function pausedColumn(couple = sql`couple`) {
  return sql<boolean>`(${couple}.state <> 'active' or exists (
    select 1 from ${partner} p cross join lateral (
      select k.state from ${consent} k
      where k.practice_id = p.practice_id and k.couple_id = p.couple_id and k.partner_id = p.id
      order by k.at desc limit 1) newest
    where p.practice_id = ${couple}.practice_id and p.couple_id = ${couple}.id
      and newest.state = 'withdrawn'))`;
}

/**
 * The classes of work that private answers hold until they were reviewed, each once with the alert it came with;
 * for a statement that reads `couple`, as above. What an answer holds was worked out from the exercise that was
 * given when it was sent, so a fork holds what it says.
 */
export function answerHoldsColumn() {
  return sql<AnswerHold[]>`(
    select coalesce(jsonb_agg(distinct jsonb_build_object('alert', r.alert, 'exerciseClass', held.class)), '[]')
    from ${response} r
    join ${task} t on t.practice_id = r.practice_id and t.id = r.task_id
    cross join lateral string_to_table(r.holds, null) held(class)
    where r.practice_id = couple.practice_id and r.couple_id = couple.id
      and r.alert is not null and t.reviewed_at is null)`;
}

/** A safety hold in force: when it was set and last looked at, by whom, and the sessions held since. */
export type OpenHold = SetHold & { id: Id; setOn: string; setByMe: boolean };

/** The safety holds in force, oldest first; for the treating clinician's page. Days are those of the practice. */
export async function openHoldsIn(tx: Tx, actor: ActorOf<"clinician">, coupleId: Id): Promise<OpenHold[]> {
  const rows = (await tx.execute(sql`
    select h.id, h.gate,
      to_char(h.set_at at time zone home.time_zone, 'YYYY-MM-DD') as set_on, h.set_by = ${actor.userId}::uuid as set_by_me, checked.at as checked_at,
      to_char(checked.at at time zone home.time_zone, 'YYYY-MM-DD') as checked_on,
      (select count(*)::int from ${session} s where s.practice_id = h.practice_id and s.couple_id = h.couple_id
        and s.state = 'closed' and coalesce(s.started_at, s.starts_at) > checked.at) as sessions_since
    from ${safetyHold} h
    join ${practice} home on home.id = h.practice_id
    cross join lateral (select coalesce((
      select max(k.checked_at) from ${holdRecheck} k
      where k.practice_id = h.practice_id and k.couple_id = h.couple_id and k.hold_id = h.id), h.set_at) as at) checked
    where h.practice_id = ${actor.practiceId} and h.couple_id = ${coupleId} and h.cleared_at is null
    order by h.set_at, h.id`)) as unknown as {
    id: Id;
    gate: HoldGate;
    set_on: string;
    set_by_me: boolean;
    checked_at: string | Date;
    checked_on: string;
    sessions_since: number;
  }[];
  return rows.map((row) => ({
    id: row.id,
    gate: row.gate,
    setOn: row.set_on,
    setByMe: row.set_by_me,
    checkedAt: new Date(row.checked_at),
    checkedOn: row.checked_on,
    sessionsSince: row.sessions_since,
  }));
}
