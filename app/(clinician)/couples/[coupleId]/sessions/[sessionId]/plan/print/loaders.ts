import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { loadPlanSheet } from "#lib/planning/load-plan-sheet";

export async function loadSheet({ coupleId, sessionId }: { coupleId: string; sessionId: string }) {
  const actor = await requireActor("clinician");
  return pageRead(() => loadPlanSheet(actor, coupleId, sessionId));
}
