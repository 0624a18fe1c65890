import { sql } from "drizzle-orm";
import { database, inTime } from "#db/with-actor";

/** True when the database answers. Touches no table. */
export async function isDatabaseUp(): Promise<boolean> {
  try {
    await inTime(database().drizzle.execute(sql`select 1`));
    return true;
  } catch {
    return false; // the answer itself: down, starting, or full
  }
}
