import type { CareGate } from "#lib/couples/gates";
import type { Id } from "#lib/kernel/ids";
import type { Place } from "#lib/secrets/box";

/** Where the line lives that says why work was given under a gate that warns. For the therapist alone. */
export function weighedPlace(practiceId: Id, coupleId: Id, assignmentId: Id, gate: CareGate): Place {
  return {
    practiceId,
    ownerId: coupleId,
    scope: "therapist",
    table: "weighed_gate",
    column: `reason_sealed:${gate}`,
    rowId: assignmentId,
    rowVersion: 0,
  };
}
