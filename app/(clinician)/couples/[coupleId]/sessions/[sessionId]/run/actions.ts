"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { endRun } from "#lib/planning/end-run";
import { recordRun } from "#lib/planning/record-run";
import { recordRunInput, sessionInput } from "#lib/planning/schema";

export const recordRunAction = formAction("clinician", recordRunInput, async (actor, input) => {
  await recordRun(actor, input);
  refresh();
  return { note: "Kept." };
});

export const endRunAction = formAction("clinician", sessionInput, async (actor, input) => {
  await endRun(actor, input);
  return { to: `/couples/${input.coupleId}/sessions/${input.sessionId}/wrap-up` };
});
