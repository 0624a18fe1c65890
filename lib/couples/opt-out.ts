import { optOut as optOutTable } from "#db/schema/release";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { auditOwnChoice } from "#lib/couples/audit-own-choice";

/**
 * Keeps this partner's couple out of the practice's figures, for good. Pressing again changes nothing. Only
 * the job that makes the figures reads it; no person can (security paper, section 4).
 */
export async function optOut(actor: ActorOf<"partner">): Promise<void> {
  await withActor(actor, (tx) => optOutIn(tx, actor));
}

/** As `optOut`, inside a transaction that is already open. */
export async function optOutIn(tx: Tx, actor: ActorOf<"partner">): Promise<void> {
  // No target is named: naming one needs the right to read the table, which a partner does not have.
  await tx
    .insert(optOutTable)
    .values({ practiceId: actor.practiceId, coupleId: actor.coupleId, partnerId: actor.userId })
    .onConflictDoNothing();
  await auditOwnChoice(tx, actor);
}
