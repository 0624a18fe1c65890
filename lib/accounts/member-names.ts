import type { Id } from "#lib/kernel/ids";
import { type DataKey, type Place, unseal } from "#lib/secrets/box";

/** Where a column of the practice's own tables is sealed. */
export function practicePlace(practiceId: Id, table: string, column: string, rowId: Id): Place {
  return { practiceId, ownerId: practiceId, scope: "practice", table, column, rowId, rowVersion: 0 };
}

/** The name of a member of staff, opened with the practice's key. */
export function nameOf(key: DataKey, practiceId: Id, row: { id: Id; nameSealed: Buffer }): string {
  return unseal(key, practicePlace(practiceId, "member", "name_sealed", row.id), row.nameSealed);
}
