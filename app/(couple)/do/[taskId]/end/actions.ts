"use server";
import { formAction } from "#lib/auth/form-action";
import { opensTask, refuseBegun } from "#lib/auth/handed-tablet";
import { tabletNow } from "#lib/auth/require-actor";
import { sendResponseForm } from "#lib/homework/schema";
import { sendResponse } from "#lib/homework/send-response";

/** Sends a task where no script runs. The number in the form makes a repeated send the same send. */
export const sendTaskAction = formAction(
  "partner",
  sendResponseForm,
  async (actor, { taskId, send }) => {
    refuseBegun(await tabletNow(), send.draftVersion);
    await sendResponse(actor, taskId, send);
    return { to: `/do/${taskId}/done` };
  },
  [],
  undefined,
  (tablet, { taskId }) => opensTask(tablet, taskId),
);
