import { hasMailServer } from "#lib/accounts/has-mail-server";
import { listPartnerPlaces } from "#lib/accounts/list-partner-places";
import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { HOLD_GATES, reachOf } from "#lib/couples/gates";

export async function loadPeople(coupleId: string, opened: string | string[] | undefined) {
  const actor = await requireActor("clinician");
  const page = await pageRead(() => listPartnerPlaces(actor, coupleId));
  return {
    ...page,
    reach: reachOf(page.couple.gates),
    gates: HOLD_GATES,
    hasMailServer: hasMailServer(),
    isNew: opened === "yes",
  };
}
