import { saveOnDevice } from "#lib/auth/hand-over";
import { opensTask } from "#lib/auth/handed-tablet";
import { putRoute } from "#lib/auth/put-route";
import { requestToken } from "#lib/auth/request";
import { saveDraft } from "#lib/homework/save-draft";
import { saveDraftInput } from "#lib/homework/schema";

/** Autosave of one step. Answers `{ version }`, which the next save names. On a phone that was passed on, of its turn alone. */
export const PUT = putRoute(
  "partner",
  saveDraftInput,
  async (actor, { taskId }: { taskId: string }, input, tablet) =>
    saveOnDevice(await requestToken(), tablet, input.version, () => saveDraft(actor, taskId, input)),
  (handed, { taskId }, { answers }) =>
    handed.taskId === taskId && Object.keys(answers).every((name) => name === handed.field),
  (tablet, { taskId }) => opensTask(tablet, taskId),
);
