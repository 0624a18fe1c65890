import type { Slot } from "#lib/access/actor";
import type { NeedSource } from "#lib/formulation/types";
import type { Id } from "#lib/kernel/ids";
import type { Place } from "#lib/secrets/box";
import { slotScope } from "#lib/secrets/data-keys";

type Whose = { practiceId: Id; coupleId: Id; slot: Slot };

/** Where the responder's own words of a view live, under the key the therapist reads with. */
export function viewPlace(whose: Whose, id: Id): Place {
  return {
    practiceId: whose.practiceId,
    ownerId: whose.coupleId,
    scope: slotScope("partner", whose.slot),
    table: "response_view",
    column: "real_need_sealed",
    rowId: id,
    rowVersion: 0,
  };
}

/** Where words that were shared live, under the key of both; the writer's slot is part of the place. */
export function needPlace(whose: Whose, source: NeedSource, sourceId: Id): Place {
  return {
    practiceId: whose.practiceId,
    ownerId: whose.coupleId,
    scope: "shared",
    table: "need_share",
    column: `real_need_sealed:${source}:${whose.slot}`,
    rowId: sourceId,
    rowVersion: 0,
  };
}
