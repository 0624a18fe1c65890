"use server";
import { formAction } from "#lib/auth/form-action";
import { opensTask } from "#lib/auth/handed-tablet";
import { chooseForm } from "#lib/homework/choose-form";
import { chooseFormInput } from "#lib/homework/schema";

/** The two-minute version of one's own copy, or the whole again; on a handed-over tablet too. */
export const chooseFormAction = formAction(
  "partner",
  chooseFormInput,
  async (actor, input) => {
    await chooseForm(actor, input);
    return { to: `/do/${input.taskId}` };
  },
  [],
  undefined,
  (tablet, { taskId }) => opensTask(tablet, taskId),
);
