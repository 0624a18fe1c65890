import { putRoute } from "#lib/auth/put-route";
import { saveDraft } from "#lib/homework/save-draft";
import { saveDraftInput } from "#lib/homework/schema";

/** Autosave of one step. Answers `{ version }`, which the next save names. */
export const PUT = putRoute("partner", saveDraftInput, (actor, { taskId }: { taskId: string }, input) =>
  saveDraft(actor, taskId, input),
);
