import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { openProcessNote } from "#lib/notes/process-note";

/** The reader's own process note of a session. */
export async function loadProcessNote({ coupleId, sessionId }: { coupleId: string; sessionId: string }) {
  const actor = await requireActor("clinician");
  return pageRead(() => openProcessNote(actor, coupleId, sessionId));
}
