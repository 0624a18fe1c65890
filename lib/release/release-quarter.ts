import { sql } from "drizzle-orm";
import { releasedStat } from "#db/schema/release";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { systemClock } from "#lib/kernel/clock";
import { DomainError, forbidden } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";
import { releaseDay } from "#lib/release/calendar";
import { releaseBatch } from "#lib/release/rules";
import type { Quarter, ReleasedRow, WaitingOutcome } from "#lib/release/types";
import { derivedKey } from "#lib/secrets/master-key";

/**
 * Releases a practice's whole waiting set for a quarter: noisy shares are written once, every member is marked
 * counted in the same transaction, and none is in a release again. Where the gate fails nothing is written anywhere;
 * the caller cannot tell. Once a quarter is out, it and earlier ones are closed. `onDate` is the ISO date of the run.
 * Throws "forbidden" before the quarter's release day. Source: security paper, R2 to R8 and R11.
 */
export async function releaseQuarter(
  actor: ActorOf<"job">,
  quarter: Quarter,
  onDate: string = systemClock().toISOString().slice(0, 10),
): Promise<void> {
  if (onDate < releaseDay(quarter)) throw forbidden("This quarter is released 14 days after it ends.");
  await withActor(actor, async (tx) => {
    const waiting = await waitingSet(tx, actor, quarter);
    const rows = releaseBatch(waiting, actor.practiceId, quarter, derivedKey("release noise"));
    if (rows === null) return;
    if (!(await insertBatch(tx, actor, quarter, rows))) return;
    await markCounted(tx, actor, waiting);
    await recordAudit(tx, actor, { action: "run", entity: "released_stat", purpose: "release a quarter" });
  });
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
 * One INSERT for the batch. Its primary key is the lock between two workers on every kind of Postgres: the second
 * waits here for the first, then finds the quarter taken (false) and leaves everything as it was.
 */
async function insertBatch(
  tx: Tx,
  actor: ActorOf<"job">,
  quarter: Quarter,
  rows: readonly ReleasedRow[],
): Promise<boolean> {
  const { practiceId } = actor;
  const inserted = await tx
    .insert(releasedStat)
    .values(rows.map((row) => ({ practiceId, quarter, ...row })))
    .onConflictDoNothing()
    .returning({ statistic: releasedStat.statistic });
  if (inserted.length === 0) return false;
  if (inserted.length !== rows.length) throw alreadyTaken();
  return true;
}

/** Marks exactly this batch. If another run has counted any of it meanwhile, the whole transaction is undone. */
async function markCounted(tx: Tx, actor: ActorOf<"job">, batch: readonly { id: Id }[]): Promise<void> {
  const ids = JSON.stringify(batch.map(({ id }) => id));
  const marked = await tx.execute(sql`
    update episode_outcome o set counted = true
    from json_array_elements_text(${ids}::json) as member(id)
    where o.practice_id = ${actor.practiceId} and o.episode_id = member.id::uuid and not o.counted`);
  if (marked.count !== batch.length) throw alreadyTaken();
}

function alreadyTaken(): DomainError {
  return new DomainError("conflict", "Another run has released these episodes. Nothing was changed.");
}
