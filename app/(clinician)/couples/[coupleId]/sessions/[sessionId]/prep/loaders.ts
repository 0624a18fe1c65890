import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { openPrepBrief } from "#lib/progress/prep-brief";

export async function loadPrep(coupleId: string, sessionId: string) {
  const actor = await requireActor("clinician");
  return pageRead(() => openPrepBrief(actor, coupleId, sessionId));
}
