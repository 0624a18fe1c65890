import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { openCard } from "#lib/homework/cards";

export async function loadCard(taskId: string) {
  const actor = await requireActor("clinician");
  return pageRead(() => openCard(actor, taskId));
}
