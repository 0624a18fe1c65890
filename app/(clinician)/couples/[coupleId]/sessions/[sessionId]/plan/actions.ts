"use server";
import { formAction } from "#lib/auth/form-action";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { checkPlanned } from "#lib/planning/plan-checks";
import { reopenPlan, restorePlan } from "#lib/planning/restore-plan";
import { saveTemplate } from "#lib/planning/save-template";
import {
  checkPlanInput,
  finalisePlanInput,
  restorePlanInput,
  saveTemplateInput,
  sessionInput,
  startPlanInput,
} from "#lib/planning/schema";
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

export const checkPlannedAction = formAction("clinician", checkPlanInput, async (actor, input) => {
  await checkPlanned(actor, input);
  return { note: "Written down." };
});

export const reopenPlanAction = formAction("clinician", sessionInput, async (actor, input) => {
  await reopenPlan(actor, input);
  return planPage(input);
});

export const restorePlanAction = formAction("clinician", restorePlanInput, async (actor, input) => {
  await restorePlan(actor, input);
  return planPage(input);
});

export const saveTemplateAction = formAction("clinician", saveTemplateInput, async (actor, input) => {
  await saveTemplate(actor, input);
  return { note: "Saved.", links: [{ href: "/templates", label: `See “${input.title}”` }] };
});
