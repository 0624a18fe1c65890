import type { Id } from "#lib/kernel/ids";
import type { Place } from "#lib/secrets/box";

/** Where a quick note of a run is sealed: for the therapist, in one row that never changes. */
export function runNotePlace(practiceId: Id, coupleId: Id, eventId: Id): Place {
  return {
    practiceId,
    ownerId: coupleId,
    scope: "therapist",
    table: "run_event",
    column: "note_sealed",
    rowId: eventId,
    rowVersion: 1,
  };
}
