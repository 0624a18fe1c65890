import { policySignature } from "#db/schema/agreements";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { auditOwnChoice } from "#lib/couples/audit-own-choice";
import type { SignPolicyInput } from "#lib/couples/own-choices-schema";
import { newestPolicyIn } from "#lib/couples/policy-versions";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError } from "#lib/kernel/errors";

/**
 * A partner signs the version they have read. The other partner is never told; signing again changes nothing. Throws
 * "conflict" where another version was offered meanwhile or nothing is offered.
 */
export async function signPolicy(
  actor: ActorOf<"partner">,
  input: SignPolicyInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, (tx) => signPolicyIn(tx, actor, input, clock));
}

/** As `signPolicy`, inside a transaction that is already open. */
export async function signPolicyIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  { version }: SignPolicyInput,
  clock: Clock = systemClock,
): Promise<void> {
  const newest = await newestPolicyIn(tx, actor);
  if (newest?.version !== version)
    throw new DomainError("conflict", "The agreement has changed. Please read it again first.");
  if (!newest.isInForce)
    await tx
      .insert(policySignature)
      .values({
        practiceId: actor.practiceId,
        policyId: newest.id,
        partnerId: actor.userId,
        coupleId: actor.coupleId,
        slot: actor.slot,
        signedAt: clock(),
      })
      .onConflictDoNothing();
  await auditOwnChoice(tx, actor);
}
