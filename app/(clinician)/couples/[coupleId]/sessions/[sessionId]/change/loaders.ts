import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { loadChangePage } from "#lib/planning/load-change-page";

export async function loadChange(coupleId: string, sessionId: string) {
  const actor = await requireActor("clinician");
  return pageRead(() => loadChangePage(actor, coupleId, sessionId));
}
