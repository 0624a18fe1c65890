"use server";
import { formAction } from "#lib/auth/form-action";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { finalisePlanInput, sessionInput, startPlanInput } from "#lib/planning/schema";
import { startPlan } from "#lib/planning/start-plan";
import { startRun } from "#lib/planning/start-run";

type Place = { coupleId: string; sessionId: string };
const page = ({ coupleId, sessionId }: Place, part: "plan" | "run") => ({
  to: `/couples/${coupleId}/sessions/${sessionId}/${part}`,
});

export const startPlanAction = formAction("clinician", startPlanInput, async (actor, input) => {
  await startPlan(actor, input);
  return page(input, "plan");
});

export const finalisePlanAction = formAction("clinician", finalisePlanInput, async (actor, input) => {
  await finalisePlan(actor, input);
  return page(input, "plan");
});

export const startRunAction = formAction("clinician", sessionInput, async (actor, input) => {
  await startRun(actor, input);
  return page(input, "run");
});
