import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { deviceOwner } from "#lib/planning/device-owner";
import { loadPlanPage } from "#lib/planning/queries";

export async function loadPlan({ coupleId, sessionId }: { coupleId: string; sessionId: string }) {
  const actor = await requireActor("clinician");
  const page = await pageRead(() => loadPlanPage(actor, coupleId, sessionId));
  return { ...page, owner: deviceOwner(actor) };
}
