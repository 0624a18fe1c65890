import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";

export type DatabaseOptions = {
  url: string;
  /** False behind a pooler that cannot carry prepared statements (pgbouncer before 1.21). */
  prepare: boolean;
  /** Connections; a few per core is enough, since no request ever holds two. */
  max: number;
  /** Seconds to wait for a connection before a request is answered with "unavailable". */
  connectTimeout: number;
};

export type Database = {
  readonly sql: postgres.Sql;
  readonly drizzle: PostgresJsDatabase;
  close(): Promise<void>;
};

type Preparable = Pick<postgres.TransactionSql, "unsafe">;

/**
 * Makes every parameterised statement a prepared one. Drizzle asks for that only in queries with a
 * name; without it the driver describes each statement first and pays a second round trip.
 */
function preparing<T extends Preparable>(client: T): T {
  const plain = client.unsafe.bind(client) as (q: string, p?: unknown[], o?: object) => unknown;
  const unsafe = (query: string, params?: unknown[], options?: object) => {
    // The driver never answers such a statement, and its connection would be lost to the pool.
    if (params?.includes(undefined)) throw new TypeError("A statement has a parameter that is undefined.");
    return plain(query, params, params?.length ? { ...options, prepare: true } : options);
  };
  return new Proxy(client, {
    get: (target, key, receiver) => (key === "unsafe" ? unsafe : Reflect.get(target, key, receiver)),
  });
}

const GONE = new Set(["CONNECTION_CLOSED", "ECONNRESET", "EPIPE"]);

/** True for an error after which the connection is no more: the socket ended, or the server said it will. */
function isGone(error: unknown): boolean {
  for (let e = error, depth = 0; e instanceof Error && depth < 4; e = e.cause, depth += 1) {
    const { code, severity } = e as { code?: unknown; severity?: unknown };
    if (GONE.has(String(code)) || severity === "FATAL" || severity === "PANIC") return true;
  }
  return false;
}

/**
 * Statements that travel together fail together, and what the later ones say ("aborted") may be heard first.
 * Given their error bare, the driver puts that of the first statement in its place.
 */
function withoutWrapping(error: unknown): unknown {
  for (let e = error, depth = 0; e instanceof Error && depth < 4; e = e.cause, depth += 1) {
    if ((e as { code?: unknown }).code === "25P02") return e;
  }
  return error;
}

type Work = (tx: postgres.TransactionSql) => Promise<unknown>;

/**
 * On a connection that is gone the driver still sends a rollback, and throws outside of any promise. Its
 * transaction was rejected by the end of the connection already, so the work is left unsettled instead.
 */
function withoutLastWrite(fn: Work): Work {
  return (tx) =>
    fn(tx).catch((error) => (isGone(error) ? new Promise(() => {}) : Promise.reject(withoutWrapping(error))));
}

/** Opens a pool. The caller closes it. Nothing connects before the first query. */
export function openDatabase(options: DatabaseOptions): Database {
  const sql = postgres(options.url, {
    max: options.max,
    prepare: options.prepare,
    connect_timeout: options.connectTimeout,
    idle_timeout: 60,
    onnotice: () => {},
    types: {},
  });
  const begin = sql.begin.bind(sql) as (fn: Work) => Promise<unknown>;
  const client = new Proxy(preparing(sql), {
    get: (target, key, receiver) =>
      key === "begin"
        ? (fn: Work) => begin(withoutLastWrite((tx) => fn(preparing(tx))))
        : Reflect.get(target, key, receiver),
  });
  return { sql, drizzle: drizzle(client), close: () => sql.end({ timeout: 5 }) };
}
