import type { Id } from "#lib/kernel/ids";
import type { Place } from "#lib/secrets/box";

/** Where the reason for one more is sealed: for the therapist, with the homework it is about. */
export function moreReasonPlace(practiceId: Id, coupleId: Id, assignmentId: Id): Place {
  return {
    practiceId,
    ownerId: coupleId,
    scope: "therapist",
    table: "assignment",
    column: "more_reason_sealed",
    rowId: assignmentId,
    rowVersion: 0,
  };
}
