import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { loadPlanPage } from "#lib/planning/queries";

export async function loadPlan({ coupleId, sessionId }: { coupleId: string; sessionId: string }) {
  const actor = await requireActor("clinician");
  return pageRead(() => loadPlanPage(actor, coupleId, sessionId));
}
