import type { PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { type Database, openDatabase } from "#db/client";
import { readDatabaseUrl } from "#db/url";
import type { Actor } from "#lib/access/actor";
import { DomainError, notFound } from "#lib/kernel/errors";
import { describeError, log } from "#lib/kernel/log";

/** A transaction with a role and a practice. The only handle on tables that `lib/` ever gets. */
export type Tx = PgTransaction<PostgresJsQueryResultHKT, Record<string, never>, Record<string, never>>;

const POOL = 10;
/** Longest wait for a connection, in milliseconds; then the request is answered and its work never begun. */
const PATIENCE_MS = 3000;
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

// What people ask is found by key, and planning it anew can take longer than doing it; jobs read much. A plan that
// holds for every practice must not read a table whole because one practice has most of its rows: pages by key are
// weighed as what they cost in memory or on a solid disk.
const SET_CONTEXT = `select
  set_config('role', $1::text, true), set_config('app.practice_id', $2, true), set_config('app.user_id', $3, true),
  set_config('app.couple_id', $4, true), set_config('app.slot', $5, true),
  set_config('plan_cache_mode', case $1 when 'app_job' then 'auto' else 'force_generic_plan' end, true),
  set_config('random_page_cost', case $1 when 'app_job' then '4' else '1.1' end, true),
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

type Wait = {
  /** Never resolves. Rejects with "unavailable" when the work has not begun in time. */
  late: Promise<never>;
  /** The work begins. Throws when it was given up: then nothing of it may run. */
  begin(): void;
  /** No more waiting. */
  end(): void;
};

/** A connection may be long in coming: all of them at work, or a server that hangs up on every try. */
function waitForTurn(): Wait {
  const { promise: late, reject } = Promise.withResolvers<never>();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    reject(unavailable());
  }, PATIENCE_MS);
  const end = () => clearTimeout(timer);
  const begin = () => {
    end();
    if (isLate) throw unavailable();
  };
  return { late, begin, end };
}

/** The answer of one statement outside any transaction. Throws "unavailable" when none comes in time. */
export async function inTime<T>(work: PromiseLike<T>): Promise<T> {
  const turn = waitForTurn();
  try {
    return await Promise.race([work, turn.late]);
  } finally {
    turn.end();
  }
}

/**
 * Runs `fn` in one transaction as the audience role of `actor`, inside the actor's practice. Role and
 * context are local to the transaction, so this is safe behind a pooler in transaction mode. The
 * context statement is sent together with the first query: if it failed, that query runs in an aborted
 * transaction and fails too. Commits when `fn` resolves, rolls back when it throws.
 * Throws DomainError "unavailable" when the database cannot be reached or is too slow.
 */
export async function withActor<T>(actor: Actor, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const turn = waitForTurn();
  try {
    const work = database().drizzle.transaction(async (tx) => {
      turn.begin();
      // `execute` puts the statement on the wire at once, ahead of anything `fn` sends.
      const context = connectionOf(tx).unsafe(SET_CONTEXT, contextOf(actor)).execute();
      const [, result] = await Promise.all([context, fn(tx as unknown as Tx)]);
      return result;
    });
    return await Promise.race([work, turn.late]);
  } catch (error) {
    const down = unreachable(error);
    if (down) log.error({ requestId: actor.requestId, error: describeError(error) }, "records unreachable");
    throw down ?? withheld(error) ?? error;
  } finally {
    turn.end();
  }
}

/** A refusal by grants or row-level security looks like something that does not exist. */
function withheld(error: unknown): DomainError | null {
  return databaseCode(error) === "42501" ? notFound() : null;
}

const CONNECTION_CODES = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "25P03", // idle in transaction
  "28000", // this login may not come in
  "28P01", // wrong password
  "3D000", // no such database
  "40P01", // deadlock
  "57014", // statement timeout
]);
/** Whole classes of SQLSTATE: connection lost, out of room or connections, server going down, disk in trouble. */
const DOWN_CLASSES = /^(08|53|57P|58)/;

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
  if (code === null) return null;
  const isState = /^[0-9A-Z]{5}$/.test(code);
  return CONNECTION_CODES.has(code) || (isState && DOWN_CLASSES.test(code)) ? unavailable() : null;
}

function unavailable(): DomainError {
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
