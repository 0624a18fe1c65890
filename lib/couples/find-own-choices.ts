import { and, eq } from "drizzle-orm";
import { partner } from "#db/schema/couples";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { type ConsentState, consentStateOf } from "#lib/couples/own-consent";
import { newestPolicyIn, type OfferedPolicy, policyKindOf } from "#lib/couples/policy-versions";
import type { PolicyKind } from "#lib/couples/rules-secrets";
import { notFound } from "#lib/kernel/errors";

/** What a partner has chosen for themselves. Whether they opted out of figures is in no reader's reach. */
export type OwnChoices = {
  ceiling: number | null;
  consent: ConsentState | null;
  /** The agreement on secrets that counts; null before any. */
  agreement: PolicyKind | null;
  /** One to read and sign, which does not count yet. Whether the other partner signed it is not in it. */
  offered: OfferedPolicy | null;
};

/** The partner's own choices, and nothing of the other's. An audited read. */
export async function findOwnChoices(actor: ActorOf<"partner">): Promise<OwnChoices> {
  return withActor(actor, async (tx) => {
    const [found] = await tx
      .select({
        ceiling: partner.explicitnessCeiling,
        consent: consentStateOf(actor),
        agreement: policyKindOf(actor),
      })
      .from(partner)
      .where(and(eq(partner.practiceId, actor.practiceId), eq(partner.id, actor.userId)));
    if (!found) throw notFound();
    const newest = await newestPolicyIn(tx, actor);
    await recordAudit(tx, actor, {
      action: "read",
      entity: "partner",
      entityId: actor.userId,
      coupleId: actor.coupleId,
      purpose: "own choices",
    });
    if (!newest || newest.isInForce) return { ...found, offered: null };
    const { version, kind, isSigned } = newest;
    return { ...found, offered: { version, kind, isSigned } };
  });
}
