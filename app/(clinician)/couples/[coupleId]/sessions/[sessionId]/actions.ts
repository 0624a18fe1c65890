"use server";
import { formAction } from "#lib/auth/form-action";
import { startRunInput } from "#lib/planning/schema";
import { startRun } from "#lib/planning/start-run";

export const startRunAction = formAction("clinician", startRunInput, async (actor, input) => {
  await startRun(actor, input);
  return { to: `/couples/${input.coupleId}/sessions/${input.sessionId}/run` };
});
