"use server";
import { formAction } from "#lib/auth/form-action";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { finalisePlanInput, startPlanInput } from "#lib/planning/schema";
import { startPlan } from "#lib/planning/start-plan";

type Place = { coupleId: string; sessionId: string };
const planPage = ({ coupleId, sessionId }: Place) => ({
  to: `/couples/${coupleId}/sessions/${sessionId}/plan`,
});

export const startPlanAction = formAction("clinician", startPlanInput, async (actor, input) => {
  await startPlan(actor, input);
  return planPage(input);
});

export const finalisePlanAction = formAction("clinician", finalisePlanInput, async (actor, input) => {
  await finalisePlan(actor, input);
  return planPage(input);
});
