import { listPartnerPlaces } from "#lib/accounts/list-partner-places";
import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { HOLD_GATES, reachOf } from "#lib/couples/gates";

export async function loadPeople(coupleId: string) {
  const actor = await requireActor("clinician");
  const page = await pageRead(() => listPartnerPlaces(actor, coupleId));
  return { ...page, reach: reachOf(page.couple.gates), gates: HOLD_GATES };
}
