"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { cancelSession, putBackSession } from "#lib/planning/cancel-session";
import { moveSession } from "#lib/planning/move-session";
import { cancelSessionInput, moveSessionInput, sessionInput } from "#lib/planning/schema";

const counted = (sessions: number) => (sessions === 1 ? "The session" : `${sessions} sessions`);

export const moveSessionAction = formAction("clinician", moveSessionInput, async (actor, input) => {
  const { sessions, stays } = await moveSession(actor, input);
  refresh();
  if (sessions === 0) return { note: "It stood there already. Nothing was changed." };
  if (stays)
    return {
      note: sessions === 1 ? "The length is changed." : `The length of ${sessions} sessions is changed.`,
    };
  return { note: `${counted(sessions)} ${sessions === 1 ? "is" : "are"} moved.` };
});

export const cancelSessionAction = formAction("clinician", cancelSessionInput, async (actor, input) => {
  const { sessions } = await cancelSession(actor, input);
  refresh();
  return { note: `${counted(sessions)} ${sessions === 1 ? "is" : "are"} cancelled.` };
});

export const putBackSessionAction = formAction("clinician", sessionInput, async (actor, input) => {
  const { sessions } = await putBackSession(actor, input);
  refresh();
  return { note: `${counted(sessions)} ${sessions === 1 ? "is" : "are"} back.` };
});
