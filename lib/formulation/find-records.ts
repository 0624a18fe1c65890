import { and, desc, eq } from "drizzle-orm";
import { partnerRecord } from "#db/schema/partner-record";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordFrom, recordScope } from "#lib/formulation/record-rows";
import type { PartnerRecord } from "#lib/formulation/rules-record";
import type { Id } from "#lib/kernel/ids";
import { loadKeys } from "#lib/secrets/data-keys";

/** One saved version of a partner's record, without its words. */
export type RecordVersion = { readonly id: Id; readonly version: number; readonly savedAt: Date };

/** A version with its words. */
export type WrittenRecord = RecordVersion & { readonly record: PartnerRecord };

/** The newest versions are listed; more than is written of one partner in years. */
const MOST_VERSIONS = 60;

/** The versions of one partner of a couple on the caseload, newest first, without their words. */
export async function recordVersionsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  slot: Slot,
): Promise<RecordVersion[]> {
  return tx
    .select({ id: partnerRecord.id, version: partnerRecord.version, savedAt: partnerRecord.savedAt })
    .from(partnerRecord)
    .where(and(ofTreatedCouple(actor, partnerRecord, coupleId), eq(partnerRecord.slot, slot)))
    .orderBy(desc(partnerRecord.version))
    .limit(MOST_VERSIONS);
}

/** The words of one version; the key of the other partner's record is not even loaded. */
export async function recordWordsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  slot: Slot,
  recordId: Id,
): Promise<PartnerRecord | null> {
  const [[row], keys] = await Promise.all([
    tx
      .select()
      .from(partnerRecord)
      .where(
        and(
          ofTreatedCouple(actor, partnerRecord, coupleId),
          eq(partnerRecord.slot, slot),
          eq(partnerRecord.id, recordId),
        ),
      ),
    loadKeys(tx, actor, coupleId, [recordScope(slot)]),
  ]);
  return row ? recordFrom(keys, { practiceId: actor.practiceId, coupleId, slot, recordId }, row) : null;
}

/** The newest version of each partner with its words; null before the first. */
export async function newestRecordsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<Readonly<Record<Slot, WrittenRecord | null>>> {
  const rows = await tx
    .selectDistinctOn([partnerRecord.slot])
    .from(partnerRecord)
    .where(ofTreatedCouple(actor, partnerRecord, coupleId))
    .orderBy(partnerRecord.slot, desc(partnerRecord.version));
  if (rows.length === 0) return { A: null, B: null };
  const keys = await loadKeys(tx, actor, coupleId, ["file_a", "file_b"]);
  const of = (slot: Slot): WrittenRecord | null => {
    const row = rows.find((one) => one.slot === slot);
    if (!row) return null;
    const { id, version, savedAt } = row;
    const owner = { practiceId: actor.practiceId, coupleId, slot, recordId: id };
    return { id, version, savedAt, record: recordFrom(keys, owner, row) };
  };
  return { A: of("A"), B: of("B") };
}
