import { pageRead } from "#lib/auth/page-read";
import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { loadSchedulePage } from "#lib/planning/queries";

export async function loadNewSession(coupleId: string) {
  const actor = await requireActor("clinician");
  const { timeZone } = await shellFacts();
  return pageRead(() => loadSchedulePage(actor, coupleId, timeZone));
}
