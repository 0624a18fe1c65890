import { and, eq, isNull } from "drizzle-orm";
import { secretsPolicy } from "#db/schema/agreements";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { policyVersionsIn } from "#lib/couples/policy-versions";
import { stepOf } from "#lib/couples/rules-secrets";
import type { PutPolicyInForceInput } from "#lib/couples/schema";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError } from "#lib/kernel/errors";

/**
 * Puts the newest version in force once both have signed it; from now on it counts for what is sent, and never for what
 * was sent before. It is the therapist's step, so that no partner's page changes by what the other one signs. Throws
 * "not_found" outside the caseload, "conflict" where a signature is missing or another version was offered meanwhile.
 */
export async function putPolicyInForce(
  actor: ActorOf<"clinician">,
  input: PutPolicyInForceInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, (tx) => putPolicyInForceIn(tx, actor, input, clock));
}

/** As `putPolicyInForce`, inside a transaction that is already open. */
export async function putPolicyInForceIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, version }: PutPolicyInForceInput,
  clock: Clock = systemClock,
): Promise<void> {
  const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
  const [newest] = await policyVersionsIn(tx, actor, couple.id);
  if (newest?.version !== version || stepOf(newest) !== "ready")
    throw new DomainError("conflict", "This one cannot be put in force. Please look at the page again.");
  await tx
    .update(secretsPolicy)
    .set({ inForceAt: clock() })
    .where(
      and(
        ofTreatedCouple(actor, secretsPolicy, couple.id),
        eq(secretsPolicy.id, newest.id),
        isNull(secretsPolicy.inForceAt),
      ),
    );
  await recordAudit(tx, actor, {
    action: "update",
    entity: "secrets_policy",
    entityId: newest.id,
    coupleId: couple.id,
    purpose: "put an agreement in force",
  });
}
