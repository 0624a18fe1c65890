import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { wantsSingleKeys } from "#lib/auth/single-keys";
import { loadRunPage } from "#lib/planning/load-run-page";

/** The run page and the moment it was read, from which its minutes are counted. */
export async function loadRun({ coupleId, sessionId }: { coupleId: string; sessionId: string }) {
  const actor = await requireActor("clinician");
  const page = await pageRead(() => loadRunPage(actor, coupleId, sessionId));
  return { ...page, now: page.session.endedAt ?? new Date(), singleKeys: await wantsSingleKeys() };
}
