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
  const begin = sql.begin.bind(sql) as (
    fn: (tx: postgres.TransactionSql) => Promise<unknown>,
  ) => Promise<unknown>;
  const client = new Proxy(preparing(sql), {
    get: (target, key, receiver) =>
      key === "begin"
        ? (fn: (tx: postgres.TransactionSql) => Promise<unknown>) => begin((tx) => fn(preparing(tx)))
        : Reflect.get(target, key, receiver),
  });
  return { sql, drizzle: drizzle(client), close: () => sql.end({ timeout: 5 }) };
}
