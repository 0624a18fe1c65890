import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import type { Id } from "#lib/kernel/ids";
import { rewrapDataKey } from "#lib/secrets/data-keys";
import { masterKeys } from "#lib/secrets/master-key";

/** Keys per transaction: a lock on them lasts for milliseconds. */
const BATCH = 500;
const SETTLE_SECONDS = 120;

export type Rewrapped = { practices: number; keys: number };

/** Opens a connection of the database's owner for `work`, and closes it. */
export async function asOwner<T>(ownerUrl: string, work: (owner: postgres.Sql) => Promise<T>): Promise<T> {
  const owner = postgres(ownerUrl, { max: 1, prepare: false, connect_timeout: 10, onnotice: () => {} });
  try {
    return await work(owner);
  } finally {
    await owner.end({ timeout: 5 });
  }
}

/** Row-level security is forced: even the owner says in which practice. */
async function inPractice<T>(
  owner: postgres.Sql,
  practiceId: Id,
  work: (tx: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  const result = await owner.begin(async (tx) => {
    await tx`select set_config('role', 'app_owner', true), set_config('app.practice_id', ${practiceId}, true),
      set_config('lock_timeout', '5s', true)`;
    return { value: await work(tx) };
  });
  return result.value as T;
}

async function listPractices(owner: postgres.Sql): Promise<Id[]> {
  const rows = await owner.begin(async (tx) => {
    await tx`set local role app_owner`;
    return tx<{ id: Id }[]>`select id from practice order by id`;
  });
  return rows.map(({ id }) => id);
}

/** How many data keys no present master key opens. Anything but 0 means a rotation must not begin. */
export async function countStrangers(owner: postgres.Sql): Promise<number> {
  const known = masterKeys().wrapping.map((key) => key.id);
  let strangers = 0;
  for (const practiceId of await listPractices(owner)) {
    strangers += await inPractice(owner, practiceId, async (tx) => {
      const [row] = await tx<{ n: number }[]>`select count(*)::int as n from data_key
        where practice_id = ${practiceId} and wrapped_by <> all (${known}::text[])`;
      return row?.n ?? 0;
    });
  }
  return strangers;
}

/**
 * Waits until every transaction that was writing when this was called has ended, since one of them may
 * still add a key wrapped as before. Throws Error when one stays open for two minutes.
 */
export async function waitForWriters(owner: postgres.Sql, seconds = SETTLE_SECONDS): Promise<void> {
  // A number of our own is above that of everybody who is writing now.
  const [mine] = await owner<{ edge: string }[]>`select pg_current_xact_id()::text as edge`;
  for (const until = Date.now() + seconds * 1000; ; ) {
    const [now] = await owner<{ over: boolean }[]>`
      select pg_snapshot_xmin(pg_current_snapshot()) >= ${mine?.edge ?? "0"}::text::xid8 as over`;
    if (now?.over) return;
    if (Date.now() >= until) {
      throw new Error("Somebody's change has been open in the database for too long to go on safely.");
    }
    await sleep(100);
  }
}

/**
 * Wraps every data key of every practice under the newest master key, in batches. What is sealed under the
 * data keys stays as it is, and readers are never in the way. Doing it again changes nothing.
 */
export async function rewrapDataKeys(owner: postgres.Sql): Promise<Rewrapped> {
  const practices = await listPractices(owner);
  let keys = 0;
  for (const practiceId of practices) {
    let after: Key | null = { ownerId: "00000000-0000-0000-0000-000000000000", scope: "" };
    while (after) {
      const batch: Batch = await rewrapBatch(owner, practiceId, after);
      keys += batch.size;
      after = batch.last;
    }
  }
  return { practices: practices.length, keys };
}

type Key = { ownerId: Id; scope: string };
type Batch = { size: number; last: Key | null };

async function rewrapBatch(owner: postgres.Sql, practiceId: Id, after: Key): Promise<Batch> {
  return inPractice(owner, practiceId, async (tx) => {
    const rows = await tx<(Key & { practiceId: Id; keyId: Id; wrapped: Buffer; wrappedBy: string })[]>`
      select practice_id as "practiceId", owner_id as "ownerId", scope, key_id as "keyId", wrapped,
        wrapped_by as "wrappedBy"
      from data_key
      where practice_id = ${practiceId} and wrapped_by <> ${masterKeys().wrapping[0]?.id ?? ""}
        and (owner_id, scope) > (${after.ownerId}::uuid, ${after.scope})
      order by owner_id, scope limit ${BATCH} for update`;
    const changes = rows.flatMap((row) => {
      const next = rewrapDataKey(row);
      return next ? [{ keyId: row.keyId, hex: next.wrapped.toString("hex"), by: next.wrappedBy }] : [];
    });
    await tx`
      update data_key k set wrapped = decode(c.hex, 'hex'), wrapped_by = c.by
      from unnest(${changes.map((c) => c.keyId)}::uuid[], ${changes.map((c) => c.hex)}::text[],
        ${changes.map((c) => c.by)}::text[]) as c (key_id, hex, by)
      where k.practice_id = ${practiceId} and k.key_id = c.key_id`;
    return { size: changes.length, last: rows.length < BATCH ? null : (rows.at(-1) ?? null) };
  });
}
