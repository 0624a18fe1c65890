import type { Id } from "#lib/kernel/ids";
import type { Place } from "#lib/secrets/box";

/** Where the words about a safety hold live: why it was set, and why it was lifted. For the therapist alone. */
export function holdPlace(
  practiceId: Id,
  coupleId: Id,
  holdId: Id,
  column: "note_sealed" | "cleared_note_sealed",
): Place {
  return {
    practiceId,
    ownerId: coupleId,
    scope: "therapist",
    table: "safety_hold",
    column,
    rowId: holdId,
    rowVersion: 0,
  };
}

/** Where the line about a hold that was looked at again and kept lives. For the therapist alone. */
export function recheckPlace(practiceId: Id, coupleId: Id, recheckId: Id): Place {
  return {
    practiceId,
    ownerId: coupleId,
    scope: "therapist",
    table: "hold_recheck",
    column: "note_sealed",
    rowId: recheckId,
    rowVersion: 0,
  };
}
