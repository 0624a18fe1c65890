import { putRoute } from "#lib/auth/put-route";
import { savePlan } from "#lib/planning/save-plan";
import { savePlanInput } from "#lib/planning/schema";

/** Autosave of the plan builder: the whole ordered list and the version it was made from. */
export const PUT = putRoute("clinician", savePlanInput, (actor, { planId }: { planId: string }, input) =>
  savePlan(actor, planId, input),
);
