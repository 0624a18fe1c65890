import { putRoute } from "#lib/auth/put-route";
import { saveNote } from "#lib/notes/save-note";
import { putNoteInput } from "#lib/notes/schema";

/** Autosave of one record of a session's note: every part, and the version they were made from. */
export const PUT = putRoute("clinician", putNoteInput, (actor, { sessionId }: { sessionId: string }, input) =>
  saveNote(actor, { ...input, sessionId }),
);
