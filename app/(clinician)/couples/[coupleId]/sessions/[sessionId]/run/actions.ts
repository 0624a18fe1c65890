"use server";
import { formAction } from "#lib/auth/form-action";
import { endRun } from "#lib/planning/end-run";
import { recordRun } from "#lib/planning/record-run";
import { recordRunInput, sessionInput } from "#lib/planning/schema";

export const recordRunAction = formAction("clinician", recordRunInput, async (actor, input) => {
  await recordRun(actor, input);
  return { to: `/couples/${input.coupleId}/sessions/${input.sessionId}/run` };
});

export const endRunAction = formAction("clinician", sessionInput, async (actor, input) => {
  await endRun(actor, input);
  return { to: `/couples/${input.coupleId}/sessions/${input.sessionId}/wrap-up` };
});
