import { putRoute } from "#lib/auth/put-route";
import { saveProcessNote } from "#lib/notes/process-note";
import { putProcessNoteInput } from "#lib/notes/schema";

/** Autosave of the author's own process note of a session. */
export const PUT = putRoute(
  "clinician",
  putProcessNoteInput,
  (actor, { sessionId }: { sessionId: string }, input) => saveProcessNote(actor, { ...input, sessionId }),
);
