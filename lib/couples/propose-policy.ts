import { secretsPolicy } from "#db/schema/agreements";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { policyVersionsIn } from "#lib/couples/policy-versions";
import type { ProposePolicyInput } from "#lib/couples/schema";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { invalid } from "#lib/kernel/errors";
import { newId } from "#lib/kernel/ids";

/**
 * Offers both partners a version of the agreement on secrets, each to read and sign alone. One that was offered before
 * and does not count yet is replaced by it; what counts goes on counting until this one does. Throws "not_found" outside
 * the caseload, "invalid_input" for what is offered or counts already. Source: sessions paper, section 6.
 */
export async function proposePolicy(
  actor: ActorOf<"clinician">,
  input: ProposePolicyInput,
  clock: Clock = systemClock,
): Promise<{ version: number }> {
  return withActor(actor, (tx) => proposePolicyIn(tx, actor, input, clock));
}

/** As `proposePolicy`, inside a transaction that is already open. */
export async function proposePolicyIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, kind }: ProposePolicyInput,
  clock: Clock = systemClock,
): Promise<{ version: number }> {
  // The couple's row is the lock: two presses at once end as one version.
  const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
  const [newest] = await policyVersionsIn(tx, actor, couple.id);
  if (newest?.kind === kind)
    throw invalid({ kind: [newest.inForceAt ? "This one counts already." : "This one is offered already."] });
  const id = newId();
  const version = (newest?.version ?? 0) + 1;
  await tx.insert(secretsPolicy).values({
    practiceId: actor.practiceId,
    id,
    coupleId: couple.id,
    version,
    kind,
    proposedBy: actor.userId,
    proposedAt: clock(),
  });
  await recordAudit(tx, actor, {
    action: "create",
    entity: "secrets_policy",
    entityId: id,
    coupleId: couple.id,
    purpose: "offer an agreement",
  });
  return { version };
}
