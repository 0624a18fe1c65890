import { readFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

const FOLDER = new URL("../drizzle/", import.meta.url).pathname;
// Any fixed number: every instance that starts asks for the same lock.
const MIGRATION_LOCK = 7_204_411;

/** A transaction as the owner of the tables. */
export type OwnerTx = Pick<
  PgTransaction<PostgresJsQueryResultHKT, Record<string, never>, Record<string, never>>,
  "execute"
>;
/** Brings what the product itself holds into the tables; has to find nothing to do the second time. */
export type WriteContent = (tx: OwnerTx) => Promise<void>;

/**
 * Brings the database up to date: roles first, then the migrations, then the product's own content, all in one transaction under a
 * lock that ends with it (safe behind a pooler, and two instances starting at once wait in turn).
 * The tables end up owned by `app_owner`, which no runtime connection uses.
 */
export async function migrateDatabase(url: string, writeContent: WriteContent): Promise<void> {
  const client = postgres(url, { max: 1, prepare: false, onnotice: () => {}, connect_timeout: 10 });
  try {
    const db = drizzle(client);
    const roles = await readFile(`${FOLDER}roles.sql`, "utf8");
    await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
      await tx.execute(sql.raw(roles));
      await tx.execute(sql`set local role app_owner`);
      await migrate(insideTransaction(tx), { migrationsFolder: FOLDER });
      await writeContent(tx);
    });
  } finally {
    await client.end({ timeout: 5 });
  }
}

/**
 * The migrator opens a transaction of its own, which would leave our lock's transaction. This hands it
 * the open one instead.
 */
function insideTransaction(tx: object): Parameters<typeof migrate>[0] {
  const { dialect, session } = tx as { dialect: object; session: object };
  const joined = Object.create(session, {
    transaction: { value: (fn: (open: object) => Promise<unknown>) => fn(tx) },
  }) as object;
  return { dialect, session: joined } as unknown as Parameters<typeof migrate>[0];
}

/**
 * Makes or updates the login the server runs under on the embedded database: it may become any
 * audience role, owns nothing, and has no grant of its own, so a forgotten role fails closed.
 */
export async function prepareLogin(ownerUrl: string, name: string, password: string): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await client.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
      const [found] = await tx`select 1 from pg_roles where rolname = ${name}`;
      if (!/^[a-z_]+$/.test(name) || !/^[A-Za-z0-9_-]+$/.test(password))
        throw new Error("unsafe login name or password");
      await tx.unsafe(
        `${found ? "alter" : "create"} role ${name} login noinherit nobypassrls password '${password}'`,
      );
      await tx.unsafe(
        `grant app_clinician, app_partner, app_supervisor, app_admin, app_job, app_door to ${name}`,
      );
    });
  } finally {
    await client.end({ timeout: 5 });
  }
}
