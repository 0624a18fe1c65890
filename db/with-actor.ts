import type { PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { type Database, openDatabase } from "#db/client";
import { readDatabaseUrl } from "#db/url";
import type { Actor } from "#lib/access/actor";
import { DomainError, notFound } from "#lib/kernel/errors";

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

const SET_CONTEXT = `select
  set_config('role', $1, true), set_config('app.practice_id', $2, true), set_config('app.user_id', $3, true),
  set_config('app.couple_id', $4, true), set_config('app.slot', $5, true),
  set_config('statement_timeout', '${STATEMENT_TIMEOUT}', true),
  set_config('idle_in_transaction_session_timeout', '${IDLE_TIMEOUT}', true)`;

function contextOf(actor: Actor): string[] {
  const [coupleId, slot] = actor.role === "partner" ? [actor.coupleId, actor.slot] : ["", ""];
  return [`app_${actor.role}`, actor.practiceId, actor.userId ?? "", coupleId, slot];
}

/** The driver's handle inside a Drizzle transaction. */
function connectionOf(tx: object): postgres.TransactionSql {
  return (tx as { session: { client: postgres.TransactionSql } }).session.client;
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
      // `execute` puts the statement on the wire at once, ahead of anything `fn` sends.
      const context = connectionOf(tx).unsafe(SET_CONTEXT, contextOf(actor)).execute();
      const [, result] = await Promise.all([context, fn(tx as unknown as Tx)]);
      return result;
    });
  } catch (error) {
    throw unreachable(error) ?? withheld(error) ?? error;
  }
}

/** A refusal by grants or row-level security looks like something that does not exist. */
function withheld(error: unknown): DomainError | null {
  return databaseCode(error) === "42501" ? notFound() : null;
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
