"use server";
import { formAction } from "#lib/auth/form-action";
import { saveStep } from "#lib/homework/save-step";
import { saveStepInput } from "#lib/homework/schema";
import { addressOf } from "#lib/homework/walk";

/** The form of one question where no script runs: saves it and moves on to what comes next. */
export const saveStepAction = formAction("partner", saveStepInput, async (actor, input) => {
  const { onward } = await saveStep(actor, input);
  return { to: addressOf(`/do/${input.taskId}`, onward) };
});
