import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { listHandOver } from "#lib/homework/list-hand-over";
import { deviceOwner } from "#lib/planning/device-owner";

/** What the tablet can be handed over for, with the number under which this browser keeps runs of the member. */
export async function loadHandOver({ coupleId, sessionId }: { coupleId: string; sessionId: string }) {
  const actor = await requireActor("clinician");
  const page = await pageRead(() => listHandOver(actor, coupleId, sessionId));
  return { ...page, owner: deviceOwner(actor) };
}
