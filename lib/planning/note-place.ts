import type { Id } from "#lib/kernel/ids";
import type { Place } from "#lib/secrets/box";

/** Where a session note is sealed: for the therapist, in one row, at one version. */
export function notePlace(practiceId: Id, coupleId: Id, noteId: Id, version: number): Place {
  return {
    practiceId,
    ownerId: coupleId,
    scope: "therapist",
    table: "note",
    column: "body_sealed",
    rowId: noteId,
    rowVersion: version,
  };
}
