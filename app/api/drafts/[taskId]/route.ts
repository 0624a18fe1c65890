import { saveOnDevice } from "#lib/auth/hand-over";
import { tabletIsPassedOn } from "#lib/auth/handed-over";
import { mayWrite, opensTask, opensTurns } from "#lib/auth/handed-tablet";
import { putRoute } from "#lib/auth/put-route";
import { requestToken } from "#lib/auth/request";
import { saveDraft } from "#lib/homework/save-draft";
import { saveDraftInput } from "#lib/homework/schema";

/** Autosave of one step. Answers `{ version }`, which the next save names. On what was passed on for a turn, of its turn alone. */
export const PUT = putRoute(
  "partner",
  saveDraftInput,
  async (actor, { taskId }: { taskId: string }, input, tablet) => {
    if (tablet && !mayWrite(tablet, Object.keys(input.answers))) throw tabletIsPassedOn();
    return saveOnDevice(await requestToken(), tablet, input.version, () => saveDraft(actor, taskId, input));
  },
  (handed, { taskId }, { answers }) =>
    handed.taskId === taskId && Object.keys(answers).every((name) => name === handed.field),
  (tablet, { taskId }) => opensTask(tablet, taskId) || opensTurns(tablet, taskId),
);
