import { sql } from "drizzle-orm";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import { type Database, openDatabase } from "#db/client";
import { readDatabaseUrl } from "#db/url";
import type { Actor } from "#lib/access/actor";
import { DomainError } from "#lib/kernel/errors";

/** A transaction with a role and a practice. The only handle on tables that `lib/` ever gets. */
export type Tx = PgTransaction<PostgresJsQueryResultHKT, Record<string, never>, Record<string, never>>;

const POOL = 10;
const STATEMENT_TIMEOUT = "8s";
const IDLE_TIMEOUT = "15s";

declare global {
  // One pool per process, also when the bundler loads this module twice.
  var evenkeelDatabase: Database | undefined;
}

/** The process's pool, opened on first use from `DATABASE_URL`. */
export function database(): Database {
  if (globalThis.evenkeelDatabase) return globalThis.evenkeelDatabase;
  const read = readDatabaseUrl(process.env.DATABASE_URL ?? "");
  if ("problem" in read) throw new DomainError("unavailable", read.problem);
  globalThis.evenkeelDatabase = openDatabase({
    url: read.url,
    prepare: read.prepare,
    max: Number(process.env.EVENKEEL_POOL ?? POOL),
    connectTimeout: 5,
  });
  return globalThis.evenkeelDatabase;
}

/** Closes the process's pool, waiting up to five seconds for running statements. */
export async function closeDatabase(): Promise<void> {
  const open = globalThis.evenkeelDatabase;
  globalThis.evenkeelDatabase = undefined;
  await open?.close();
}

/**
 * Runs `fn` in one transaction as the audience role of `actor`, inside the actor's practice. Role and
 * context are local to the transaction, so this is safe behind a pooler in transaction mode. The
 * context statement is sent together with the first query: if it failed, that query runs in an aborted
 * transaction and fails too. Commits when `fn` resolves, rolls back when it throws.
 * Throws DomainError "unavailable" when the database cannot be reached or is too slow.
 */
export async function withActor<T>(actor: Actor, fn: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await database().drizzle.transaction(async (tx) => {
      const context = tx.execute(sql`select
        set_config('role', ${`app_${actor.role}`}, true),
        set_config('app.practice_id', ${actor.practiceId}, true),
        set_config('app.user_id', ${actor.userId ?? ""}, true),
        set_config('app.couple_id', ${actor.role === "partner" ? actor.coupleId : ""}, true),
        set_config('app.slot', ${actor.role === "partner" ? actor.slot : ""}, true),
        set_config('statement_timeout', ${STATEMENT_TIMEOUT}, true),
        set_config('idle_in_transaction_session_timeout', ${IDLE_TIMEOUT}, true)`);
      const [, result] = await Promise.all([context, fn(tx as unknown as Tx)]);
      return result;
    });
  } catch (error) {
    throw unreachable(error) ?? error;
  }
}

const CONNECTION_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EPIPE",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "57014", // statement timeout
  "57P01", // server is shutting down
  "57P03", // server is starting up
  "53300", // too many connections
  "53100", // disk full
  "25P03", // idle in transaction
]);

/** The SQLSTATE or socket code of a database error, wherever the driver or Drizzle put it. */
export function databaseCode(error: unknown): string | null {
  for (let e = error, depth = 0; e instanceof Error && depth < 4; e = e.cause, depth += 1) {
    const code = (e as { code?: unknown }).code;
    if (typeof code === "string") return code;
  }
  return null;
}

/** A calm "unavailable" for errors that mean the database is down, slow or full; otherwise null. */
export function unreachable(error: unknown): DomainError | null {
  if (error instanceof DomainError) return null;
  const code = databaseCode(error);
  if (code === null || !CONNECTION_CODES.has(code)) return null;
  return new DomainError(
    "unavailable",
    "We cannot reach the records right now. Nothing was changed. Please try again.",
  );
}

/** True when `error` is a unique violation, optionally of one named constraint. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  for (let e = error, depth = 0; e instanceof Error && depth < 4; e = e.cause, depth += 1) {
    const found = e as { code?: unknown; constraint_name?: unknown };
    if (found.code === "23505") return constraint === undefined || found.constraint_name === constraint;
  }
  return false;
}
