import type { partnerRecord } from "#db/schema/partner-record";
import type { Slot } from "#lib/access/actor";
import { type PartnerRecord, RECORD_PARTS, type RecordPart } from "#lib/formulation/rules-record";
import type { Id } from "#lib/kernel/ids";
import { type Place, seal, unseal } from "#lib/secrets/box";
import { type KeyRing, slotScope } from "#lib/secrets/data-keys";

/** Whose record it is, and the version's own number. */
export type RecordOwner = {
  readonly practiceId: Id;
  readonly coupleId: Id;
  readonly slot: Slot;
  readonly recordId: Id;
};

type RecordColumns = Pick<typeof partnerRecord.$inferSelect, "historySealed" | "bodySealed" | "goalsSealed">;

const COLUMN = {
  history: "historySealed",
  body: "bodySealed",
  goals: "goalsSealed",
} as const satisfies Record<RecordPart, keyof RecordColumns>;

/** Each partner's under the key of the therapist's file on them: the one is never opened with the other's. */
export const recordScope = (slot: Slot) => slotScope("file", slot);

function placeOf({ practiceId, coupleId, slot, recordId }: RecordOwner, part: RecordPart): Place {
  return {
    practiceId,
    ownerId: coupleId,
    scope: recordScope(slot),
    table: "partner_record",
    column: part,
    rowId: recordId,
    rowVersion: 0,
  };
}

/** The sealed columns of a new version. */
export function recordColumns(keys: KeyRing, owner: RecordOwner, record: PartnerRecord): RecordColumns {
  const one = (part: RecordPart) =>
    record[part] === "" ? null : seal(keys.of(recordScope(owner.slot)), placeOf(owner, part), record[part]);
  return { historySealed: one("history"), bodySealed: one("body"), goalsSealed: one("goals") };
}

/** The words of a version. Throws UnsealError when they were moved or changed. */
export function recordFrom(keys: KeyRing, owner: RecordOwner, row: RecordColumns): PartnerRecord {
  const one = (part: RecordPart): [RecordPart, string] => {
    const bytes = row[COLUMN[part]];
    return [
      part,
      bytes === null ? "" : unseal(keys.of(recordScope(owner.slot)), placeOf(owner, part), bytes),
    ];
  };
  return Object.fromEntries(RECORD_PARTS.map(one)) as PartnerRecord;
}
