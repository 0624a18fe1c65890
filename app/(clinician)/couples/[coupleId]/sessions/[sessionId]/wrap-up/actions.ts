"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { assignHomework } from "#lib/homework/assign-homework";
import { giveHomeworkInput } from "#lib/homework/schema";
import { closeSession } from "#lib/planning/close-session";
import { scheduleSession } from "#lib/planning/schedule-session";
import { scheduleSessionInput, sessionInput } from "#lib/planning/schema";

export const assignHomeworkAction = formAction("clinician", giveHomeworkInput, async (actor, input) => {
  const { tasks } = await assignHomework(actor, input);
  refresh();
  const slots = tasks.map((task) => task.slot).toSorted();
  return { note: `Given to ${slots.join(" and ")}.` };
});

/** Closes the session and leaves its note a draft, to be signed later. */
export const closeSessionAction = formAction("clinician", sessionInput, async (actor, input) => {
  await closeSession(actor, input);
  return { to: `/couples/${input.coupleId}` };
});

export const scheduleNextAction = formAction("clinician", scheduleSessionInput, async (actor, input) => {
  const { number } = await scheduleSession(actor, input);
  refresh();
  return { note: `Session ${number} is set.` };
});
