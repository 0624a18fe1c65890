import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { policySignature, secretsPolicy } from "#db/schema/agreements";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ofTreatedCouple } from "#lib/access/scope";
import type { PolicyKind, PolicyVersion } from "#lib/couples/rules-secrets";
import type { Id } from "#lib/kernel/ids";

/** Every version a couple was offered, newest first, with who signed it when; for the treating clinician. */
export async function policyVersionsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<(PolicyVersion & { id: Id })[]> {
  const [versions, signatures] = await Promise.all([
    tx
      .select({
        id: secretsPolicy.id,
        version: secretsPolicy.version,
        kind: secretsPolicy.kind,
        proposedAt: secretsPolicy.proposedAt,
        inForceAt: secretsPolicy.inForceAt,
      })
      .from(secretsPolicy)
      .where(ofTreatedCouple(actor, secretsPolicy, coupleId))
      .orderBy(desc(secretsPolicy.version)),
    tx
      .select({
        policyId: policySignature.policyId,
        slot: policySignature.slot,
        at: policySignature.signedAt,
      })
      .from(policySignature)
      .where(ofTreatedCouple(actor, policySignature, coupleId)),
  ]);
  return versions.map(({ kind, ...one }) => {
    const signed = (slot: "A" | "B") =>
      signatures.find((signature) => signature.policyId === one.id && signature.slot === slot)?.at ?? null;
    return { ...one, kind: kind as PolicyKind, signedAt: { A: signed("A"), B: signed("B") } };
  });
}

/** The kind that counts for the partner who asks; null before any. Goes into a statement of their own page. */
export function policyKindOf(actor: ActorOf<"partner">): SQL<PolicyKind | null> {
  requireRole(actor, "partner");
  return sql<PolicyKind | null>`(select k.kind from ${secretsPolicy} k
    where k.practice_id = ${actor.practiceId} and k.couple_id = ${actor.coupleId} and k.in_force_at is not null
    order by k.version desc limit 1)`;
}

/** Whether an agreement waits for this partner to read and sign; what the other one signed does not touch it. */
export function isOfferedPolicy(actor: ActorOf<"partner">): SQL<boolean> {
  requireRole(actor, "partner");
  return sql<boolean>`exists (select from ${secretsPolicy} k
    where k.practice_id = ${actor.practiceId} and k.couple_id = ${actor.coupleId} and k.in_force_at is null
      and not exists (select from ${secretsPolicy} n where n.practice_id = k.practice_id
        and n.couple_id = k.couple_id and n.version > k.version)
      and not exists (select from ${policySignature} s where s.practice_id = k.practice_id
        and s.policy_id = k.id and s.partner_id = ${actor.userId}))`;
}

/** What a partner is offered to sign: the newest version, where it does not count yet. */
export type OfferedPolicy = { version: number; kind: PolicyKind; isSigned: boolean };

/** The newest version, as the partner who asks may see it: their own signature alone. */
export async function newestPolicyIn(
  tx: Tx,
  actor: ActorOf<"partner">,
): Promise<(OfferedPolicy & { id: Id; isInForce: boolean }) | null> {
  requireRole(actor, "partner");
  const [row] = await tx
    .select({
      id: secretsPolicy.id,
      version: secretsPolicy.version,
      kind: secretsPolicy.kind,
      inForceAt: secretsPolicy.inForceAt,
      // Names written out: in a one-table select the builder drops the table, and `id` would be another's.
      isSigned: sql<boolean>`exists (select from ${policySignature} s where s.practice_id = secrets_policy.practice_id
        and s.policy_id = secrets_policy.id and s.partner_id = ${actor.userId})`,
    })
    .from(secretsPolicy)
    .where(and(eq(secretsPolicy.practiceId, actor.practiceId), eq(secretsPolicy.coupleId, actor.coupleId)))
    .orderBy(desc(secretsPolicy.version))
    .limit(1);
  if (!row) return null;
  const { inForceAt, kind, ...one } = row;
  return { ...one, kind: kind as PolicyKind, isInForce: inForceAt !== null };
}
