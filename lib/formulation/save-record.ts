import { partnerRecord } from "#db/schema/partner-record";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { recordVersionsIn, recordWordsIn } from "#lib/formulation/find-records";
import { recordColumns, recordScope } from "#lib/formulation/record-rows";
import type { SavePartnerRecordInput } from "#lib/formulation/record-schema";
import { BLANK_RECORD, isSameRecord, isWritten } from "#lib/formulation/rules-record";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { invalid, notFound, stale } from "#lib/kernel/errors";
import { newId } from "#lib/kernel/ids";
import { loadKeys } from "#lib/secrets/data-keys";

/**
 * Saves one partner's record as its next version; one that changes nothing adds none. Throws "stale_version" where a newer
 * version was saved meanwhile, "invalid_input" for a first one in which nothing stands, and "not_found" outside the
 * caseload. Source: formulation paper, section 3, per-partner record.
 */
export async function savePartnerRecord(
  actor: ActorOf<"clinician">,
  input: SavePartnerRecordInput,
  clock: Clock = systemClock,
): Promise<{ version: number; isNew: boolean }> {
  return withActor(actor, (tx) => savePartnerRecordIn(tx, actor, input, clock));
}

/** As `savePartnerRecord`, inside a transaction that is already open. */
export async function savePartnerRecordIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, slot, version, ...record }: SavePartnerRecordInput,
  clock: Clock = systemClock,
): Promise<{ version: number; isNew: boolean }> {
  const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
  const subject = couple.partners.find((one) => one.slot === slot);
  if (!subject) throw notFound();
  const [newest] = await recordVersionsIn(tx, actor, couple.id, slot);
  if ((newest?.version ?? 0) !== version)
    throw stale("A newer version was saved in another window. Yours is still here, and theirs beside it.");
  const saved = newest ? await recordWordsIn(tx, actor, couple.id, slot, newest.id) : null;
  if (!newest && !isWritten(record)) throw invalid({ history: ["Write at least one of the three."] });
  if (isSameRecord(saved ?? BLANK_RECORD, record)) return { version, isNew: false };
  const owner = { practiceId: actor.practiceId, coupleId: couple.id, slot, recordId: newId() };
  const keys = await loadKeys(tx, actor, couple.id, [recordScope(slot)]);
  await tx.insert(partnerRecord).values({
    practiceId: owner.practiceId,
    id: owner.recordId,
    coupleId: couple.id,
    partnerId: subject.id,
    slot,
    version: version + 1,
    ...recordColumns(keys, owner, record),
    savedBy: actor.userId,
    savedAt: clock(),
  });
  await recordAudit(tx, actor, {
    action: "create",
    entity: "partner_record",
    entityId: owner.recordId,
    coupleId: couple.id,
    purpose: "save one partner's record",
  });
  return { version: version + 1, isNew: true };
}
