import { sql } from "drizzle-orm";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { systemClock } from "#lib/kernel/clock";
import { forbidden } from "#lib/kernel/errors";
import { releaseDay } from "#lib/release/calendar";
import { releaseBatch } from "#lib/release/rules";
import type { Quarter, ReleasedRow, WaitingOutcome } from "#lib/release/types";
import { derivedKey } from "#lib/secrets/master-key";

/** Another run was first with all or part of this batch; undoes the transaction and stops there. */
class AlreadyTaken extends Error {}

/**
 * Releases a practice's whole waiting set for a quarter: noisy shares are written once, every member is marked
 * counted in the same transaction, and none is in a release again. Where the gate fails nothing is written anywhere,
 * and the caller cannot tell. Once a quarter is out, it and earlier ones are closed. `onDate` is the ISO date of the
 * run. Throws "forbidden" before the quarter's release day. Source: security paper, R2 to R8 and R11.
 */
export async function releaseQuarter(
  actor: ActorOf<"job">,
  quarter: Quarter,
  onDate: string = systemClock().toISOString().slice(0, 10),
): Promise<void> {
  if (onDate < releaseDay(quarter)) throw forbidden("This quarter is released 14 days after it ends.");
  try {
    await withActor(actor, async (tx) => {
      const waiting = await waitingSet(tx, actor, quarter);
      const rows = releaseBatch(waiting, actor.practiceId, quarter, derivedKey("release noise"));
      if (rows === null) return;
      await writeBatch(tx, actor, quarter, rows, waiting);
      await recordAudit(tx, actor, { action: "run", entity: "released_stat", purpose: "release a quarter" });
    });
  } catch (error) {
    if (!(error instanceof AlreadyTaken)) throw error;
  }
}

/** Outcomes nobody has counted yet, without couples of whom either partner opted out; none once the quarter is out. */
async function waitingSet(tx: Tx, actor: ActorOf<"job">, quarter: Quarter): Promise<WaitingOutcome[]> {
  const found = await tx.execute(sql`
    select o.episode_id as id, o.clinician_id as "clinicianId", o.engaged, o.better, o.mechanism
    from episode_outcome o
    join care_episode e on e.practice_id = o.practice_id and e.id = o.episode_id
    where o.practice_id = ${actor.practiceId} and not o.counted
      and o.milestone_quarter collate "C" <= ${quarter}
      and not exists (select from opt_out w where w.practice_id = e.practice_id and w.couple_id = e.couple_id)
      and not exists (select from released_stat s
        where s.practice_id = ${actor.practiceId} and s.quarter collate "C" >= ${quarter})`);
  return found as unknown as WaitingOutcome[];
}

/**
 * Inserts the batch and marks exactly its members, in one statement. The primary key of the figures is the lock
 * between two runs on every kind of Postgres: the second waits there for the first, then finds the quarter or a
 * member taken, and everything of it is undone.
 */
async function writeBatch(
  tx: Tx,
  actor: ActorOf<"job">,
  quarter: Quarter,
  rows: readonly ReleasedRow[],
  batch: readonly WaitingOutcome[],
): Promise<void> {
  const ids = JSON.stringify(batch.map(({ id }) => id));
  const [written] = (await tx.execute(sql`
    with released as (
      insert into released_stat (practice_id, quarter, statistic, share_5pp, n_5, method_version)
      select ${actor.practiceId}::uuid, ${quarter}, r.statistic, r."share5pp", r.n5, r."methodVersion"
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as r(statistic text, "share5pp" smallint, n5 smallint, "methodVersion" smallint)
      on conflict do nothing returning 1),
    marked as (
      update episode_outcome o set counted = true
      from json_array_elements_text(${ids}::json) as member(id)
      where o.practice_id = ${actor.practiceId} and o.episode_id = member.id::uuid and not o.counted
      returning 1)
    select (select count(*) from released)::int as released, (select count(*) from marked)::int as marked
  `)) as unknown as { released: number; marked: number }[];
  if (written?.released !== rows.length || written.marked !== batch.length) throw new AlreadyTaken();
}
