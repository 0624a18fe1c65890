import { opensTask, refuseBegun } from "#lib/auth/handed-tablet";
import { putRoute } from "#lib/auth/put-route";
import { sendResponseInput } from "#lib/homework/schema";
import { sendResponse } from "#lib/homework/send-response";

/** Sends a task. The same body again gets the same answer, so that a client may repeat until it hears. */
export const PUT = putRoute(
  "partner",
  sendResponseInput,
  async (actor, { taskId }: { taskId: string }, input, tablet) => {
    refuseBegun(tablet, input.draftVersion);
    return sendResponse(actor, taskId, input);
  },
  undefined,
  (tablet, { taskId }) => opensTask(tablet, taskId),
);
