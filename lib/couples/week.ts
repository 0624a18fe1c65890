import { type SQL, sql } from "drizzle-orm";
import { practice } from "#db/schema/accounts";

/** Today's ISO date where the practice is. For a statement that reads `practice`. */
export function todayInPractice(now: Date): SQL<string> {
  return sql<string>`to_char(${now.toISOString()}::timestamptz at time zone ${practice.timeZone}, 'YYYY-MM-DD')`;
}

/** The Monday of the current week where the practice is. For a statement that reads `practice`. */
export function weekInPractice(now: Date): SQL<string> {
  return sql<string>`to_char(date_trunc('week', ${now.toISOString()}::timestamptz at time zone ${practice.timeZone}), 'YYYY-MM-DD')`;
}

/** The day and hour where the practice is, as 2026-11-03 21. For a statement that reads `practice`. */
export function momentInPractice(now: Date): SQL<string> {
  return sql<string>`to_char(${now.toISOString()}::timestamptz at time zone ${practice.timeZone}, 'YYYY-MM-DD HH24')`;
}
