import { listPartnerPlaces } from "#lib/accounts/list-partner-places";
import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { loadOverview } from "#lib/couples/load-overview";

export async function loadPeople(coupleId: string) {
  const actor = await requireActor("clinician");
  const { couple, holds } = await pageRead(() => loadOverview(actor, coupleId));
  const { places } = await pageRead(() => listPartnerPlaces(actor, coupleId));
  return { couple, holds, places };
}
