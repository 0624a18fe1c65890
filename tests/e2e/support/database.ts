import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";

/** A file of the run's data folder, such as the embedded database's port. */
export function dataFile(name: string): string {
  return readFileSync(join(process.env.EVENKEEL_E2E_DATA ?? "", name), "utf8").trim();
}

/**
 * Runs `work` with the owner's connection to the run's own database: to bring about what no page can, such
 * as a session that ran out, and to look up ids that no page of the reader shows.
 */
export async function asOwner<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres({
    host: "127.0.0.1",
    port: Number(dataFile("database-port")),
    user: "evenkeel_owner",
    password: dataFile("database-password"),
    database: "evenkeel",
    max: 1,
    onnotice: () => {},
  });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
