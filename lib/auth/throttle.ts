import { createHmac } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { throttle } from "#db/schema/accounts";
import { withActor } from "#db/with-actor";
import { doorActor } from "#lib/auth/door";
import { DomainError } from "#lib/kernel/errors";
import { derivedKey } from "#lib/secrets/master-key";

/**
 * Tries allowed inside one window; then a wait, never a lock for good (security paper, SEC-15). A device that was passed on
 * has its own; `owner` bounds what all those of one person take together, and is more than two of them can use up.
 */
export const LIMITS = { account: 10, network: 60, invitation: 30, device: 10, owner: 45 } as const;
export type ThrottleScope = keyof typeof LIMITS;
export const WINDOW_MINUTES = 15;

function keyHash(scope: ThrottleScope, key: string): Buffer {
  return createHmac("sha256", derivedKey("throttle")).update(`${scope}|${key}`).digest();
}

/**
 * Counts one try for each key, in a transaction of its own so that a refused sign-in still counts.
 * Throws DomainError "too_many_tries" when any of them is over its limit. Known and unknown accounts
 * are counted alike.
 */
export async function countTry(keys: Partial<Record<ThrottleScope, string>>): Promise<void> {
  const scopes = (Object.keys(keys) as ThrottleScope[]).sort();
  const over = await withActor(doorActor(), async (tx) => {
    let found = false;
    for (const scope of scopes) {
      const fresh = sql`${throttle.windowStart} < now() - make_interval(mins => ${WINDOW_MINUTES})`;
      const [row] = await tx
        .insert(throttle)
        .values({ scope, keyHash: keyHash(scope, keys[scope] ?? ""), windowStart: sql`now()`, tries: 1 })
        .onConflictDoUpdate({
          target: [throttle.scope, throttle.keyHash],
          set: {
            tries: sql`case when ${fresh} then 1 else ${throttle.tries} + 1 end`,
            windowStart: sql`case when ${fresh} then now() else ${throttle.windowStart} end`,
          },
        })
        .returning({ tries: throttle.tries });
      if ((row?.tries ?? 0) > LIMITS[scope]) found = true;
    }
    return found;
  });
  if (over) {
    throw new DomainError(
      "too_many_tries",
      `Too many tries. Please wait ${WINDOW_MINUTES} minutes and try again.`,
    );
  }
}

/** A right passphrase takes the account's tries back, so that only wrong ones lead to a wait. */
export async function forgetTries(scope: ThrottleScope, key: string): Promise<void> {
  await withActor(doorActor(), (tx) =>
    tx.delete(throttle).where(and(eq(throttle.scope, scope), eq(throttle.keyHash, keyHash(scope, key)))),
  );
}
