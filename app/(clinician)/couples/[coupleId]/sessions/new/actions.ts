"use server";
import { formAction } from "#lib/auth/form-action";
import { scheduleSession } from "#lib/planning/schedule-session";
import { scheduleSessionInput } from "#lib/planning/schema";

export const scheduleSessionAction = formAction("clinician", scheduleSessionInput, async (actor, input) => {
  const { sessionId } = await scheduleSession(actor, input);
  return { to: `/couples/${input.coupleId}/sessions/${sessionId}/plan` };
});
