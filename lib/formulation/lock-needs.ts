import { sql } from "drizzle-orm";
import type { Tx } from "#db/with-actor";
import type { Id } from "#lib/kernel/ids";

/** What a couple shares of its moments, and the reveal of it, one at a time. Ends with the transaction. */
export async function lockNeedsIn(tx: Tx, practiceId: Id, coupleId: Id): Promise<void> {
  const name = `needs ${practiceId} ${coupleId}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}::text, 0))`);
}
