import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { listTemplates } from "#lib/planning/templates";

export async function loadTemplates() {
  const actor = await requireActor("clinician");
  return pageRead(() => listTemplates(actor));
}
