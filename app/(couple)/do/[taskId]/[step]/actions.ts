"use server";
import { formAction } from "#lib/auth/form-action";
import { saveStep } from "#lib/homework/save-step";
import { saveStepInput } from "#lib/homework/schema";

/** The form of one question where no script runs: saves it and moves on, or to the end. */
export const saveStepAction = formAction("partner", saveStepInput, async (actor, input) => {
  const { places } = await saveStep(actor, input);
  const onward = input.intent === "stop" || input.step >= places ? "end" : String(input.step + 1);
  return { to: `/do/${input.taskId}/${onward}` };
});
