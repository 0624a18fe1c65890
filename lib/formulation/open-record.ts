import { withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { type CoupleFacts, getCoupleIn } from "#lib/couples/find-couple";
import {
  type RecordVersion,
  recordVersionsIn,
  recordWordsIn,
  type WrittenRecord,
} from "#lib/formulation/find-records";
import { notFound } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

export type OpenedPartnerRecord = {
  readonly couple: CoupleFacts;
  readonly versions: readonly RecordVersion[];
  /** The version asked for, or the newest; null before the first. */
  readonly shown: WrittenRecord | null;
};

/**
 * What the therapist keeps of one partner: history with the loop, body, goals. Without a version the newest. Nothing of the
 * other partner's is loaded. Throws "not_found" outside the caseload and for a version that is not there. An audited
 * read. Source: formulation paper, section 3, per-partner record.
 */
export async function openPartnerRecord(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  slot: Slot,
  version: number | null = null,
): Promise<OpenedPartnerRecord> {
  return withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId);
    const versions = await recordVersionsIn(tx, actor, couple.id, slot);
    const wanted = version === null ? versions[0] : versions.find((one) => one.version === version);
    if (version !== null && !wanted) throw notFound();
    const [record] = await Promise.all([
      wanted ? recordWordsIn(tx, actor, couple.id, slot, wanted.id) : null,
      recordAudit(tx, actor, {
        action: "read",
        entity: "partner_record",
        entityId: wanted?.id ?? couple.id,
        coupleId: couple.id,
        purpose: "look at one partner's record",
      }),
    ]);
    return { couple, versions, shown: wanted && record ? { ...wanted, record } : null };
  });
}
