import { clinicianLine, type Work } from "#lib/demo/couple-work";
import { recordColumns } from "#lib/formulation/record-rows";

/** Adds the versions of what is kept of each partner, oldest first. */
export function addRecordRows(work: Work): void {
  const { rows, story, practiceId, coupleId, partnerIds, clinicianId, days, keys, makeId } = work;
  const saved = { A: 0, B: 0 };
  for (const { slot, day, parts } of story.records ?? []) {
    const savedAt = days.at(day, "18:10");
    const recordId = makeId(savedAt);
    saved[slot] += 1;
    rows.partnerRecord.push({
      practiceId,
      id: recordId,
      coupleId,
      partnerId: partnerIds[slot],
      slot,
      version: saved[slot],
      ...recordColumns(keys.ring, { practiceId, coupleId, slot, recordId }, parts),
      savedBy: clinicianId,
      savedAt,
    });
    clinicianLine(work, savedAt, "create", "partner_record", recordId, "save one partner's record");
  }
}
