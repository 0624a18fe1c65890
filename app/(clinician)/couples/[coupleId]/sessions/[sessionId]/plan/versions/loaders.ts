import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { listPlanVersions } from "#lib/planning/plan-versions";

export async function loadPlanVersions({ coupleId, sessionId }: { coupleId: string; sessionId: string }) {
  const actor = await requireActor("clinician");
  return pageRead(() => listPlanVersions(actor, coupleId, sessionId));
}
