import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { listPartnerPlacesIn } from "#lib/accounts/list-partner-places";
import { agreedIn } from "#lib/couples/agreed";
import { readHoldStoriesIn, screeningLinesIn } from "#lib/couples/hold-history";
import { listLacksIn } from "#lib/formulation/suggestion-choices";
import { type Clock, systemClock } from "#lib/kernel/clock";
import type { Id } from "#lib/kernel/ids";
import { listAuthorisationsIn } from "#lib/notes/authorisations";
import { listCoSignsOfCoupleIn } from "#lib/supervision/list-co-signs";

/**
 * All that the page of a couple's people shows, in one transaction: places, holds with their reasons, screenings and agreements, what they lack, the
 * co-signatures, and who the client is with what each has authorised. Each part leaves its own line in the trail. Throws "not_found" outside the caseload.
 */
export async function openPeople(actor: ActorOf<"clinician">, coupleId: Id, clock: Clock = systemClock) {
  return withActor(actor, async (tx) => ({
    ...(await listPartnerPlacesIn(tx, actor, coupleId)),
    ...(await listLacksIn(tx, actor, coupleId)),
    ...(await listCoSignsOfCoupleIn(tx, actor, coupleId, clock)),
    ...(await listAuthorisationsIn(tx, actor, coupleId)),
    ...(await safetyRecordIn(tx, actor, coupleId)),
    agreed: await agreedIn(tx, actor, coupleId, clock()),
  }));
}

/** Who set, kept and lifted which hold, when and why, and what was written down of the screenings. */
async function safetyRecordIn(tx: Tx, actor: ActorOf<"clinician">, coupleId: Id) {
  const [stories, screenings] = await Promise.all([
    readHoldStoriesIn(tx, actor, coupleId),
    screeningLinesIn(tx, actor, coupleId),
  ]);
  return { stories, screenings };
}
