"use server";
import { formAction } from "#lib/auth/form-action";
import { addToPlan } from "#lib/planning/add-to-plan";
import { addToPlanInput } from "#lib/planning/schema";

/** Into the plan, and there to the new line. */
export const addToPlanAction = formAction("clinician", addToPlanInput, async (actor, input) => {
  const { itemId } = await addToPlan(actor, input);
  return { to: `/couples/${input.coupleId}/sessions/${input.sessionId}/plan#grip-${itemId}` };
});
