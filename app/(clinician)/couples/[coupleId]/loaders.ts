import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { loadOverview } from "#lib/couples/load-overview";

export async function loadCouple(coupleId: string) {
  const actor = await requireActor("clinician");
  return pageRead(() => loadOverview(actor, coupleId));
}
