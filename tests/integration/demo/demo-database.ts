import type postgres from "postgres";
import type { Id } from "#lib/kernel/ids";
import { cluster, useFreshDatabase, withDatabaseName } from "#tests/support/database";
import { asPractice } from "#tests/support/people";

/** A noon in autumn, so that no test hangs on the day it is run. */
export const NOON = new Date("2026-11-22T11:00:00Z");

export type DemoDatabase = Awaited<ReturnType<typeof useFreshDatabase>> & { ownerUrl: string };

/** A fresh database and the owner's address of it. */
export async function useDemoDatabase(): Promise<DemoDatabase> {
  const db = await useFreshDatabase();
  return { ...db, ownerUrl: withDatabaseName(cluster().ownerUrl, db.name) };
}

/** Runs `fn` with one more fresh database, then hands the process back the one it was on. */
export async function useOneMoreDatabase<T>(fn: (db: DemoDatabase) => Promise<T>): Promise<T> {
  const url = process.env.DATABASE_URL;
  const db = await useDemoDatabase();
  try {
    return await fn(db);
  } finally {
    await db.drop();
    if (url !== undefined) process.env.DATABASE_URL = url;
  }
}

/** Every table that has a practice in it, from the database's own catalogue. */
export async function practiceTables(owner: postgres.Sql): Promise<string[]> {
  const rows = await owner<{ name: string }[]>`
    select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'practice_id' and t.table_type = 'BASE TABLE'
    order by 1`;
  return rows.map((row) => row.name);
}

/** What differs from one run to the next by design: keys, salts, and sealed bytes. */
const RANDOM_COLUMNS = new Set(["data_key.key_id", "login_identity.passphrase_hash"]);

/** All columns of all rows of a practice as text, but for random ones and bytes. */
export async function plainDump(owner: postgres.Sql, practiceId: Id): Promise<Record<string, string[]>> {
  const columns = await owner<{ table: string; column: string }[]>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = 'public' and data_type <> 'bytea' order by 1, 2`;
  const dump: Record<string, string[]> = {};
  await asPractice(owner, practiceId, async (tx) => {
    for (const table of [...(await practiceTables(owner)), "practice", "login_identity"]) {
      const names = columns
        .filter((one) => one.table === table && !RANDOM_COLUMNS.has(`${table}.${one.column}`))
        .map((one) => `"${one.column}"`);
      const rows = await tx.unsafe(
        `select row_to_json(r)::text as line from (select ${names} from "${table}") r order by 1`,
      );
      dump[table] = rows.map((row) => String(row.line));
    }
  });
  return dump;
}

/** Everything the database holds, bytes included, as one text: printable bytes as they are. */
export async function wholeText(owner: postgres.Sql, practiceId: Id): Promise<string> {
  const columns = await owner<{ table: string; column: string; type: string }[]>`
    select table_name as "table", column_name as "column", data_type as type
    from information_schema.columns where table_schema = 'public' order by 1, 2`;
  const texts: string[] = [];
  await asPractice(owner, practiceId, async (tx) => {
    for (const { table, column, type } of columns) {
      const value = type === "bytea" ? `encode("${column}", 'escape')` : `"${column}"::text`;
      const [row] = await tx.unsafe(`select string_agg(${value}, chr(10)) as all from "${table}"`);
      texts.push(String(row?.all ?? ""));
    }
  });
  return texts.join("\n");
}
