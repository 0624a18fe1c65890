"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { assignHomework } from "#lib/homework/assign-homework";
import { assignHomeworkInput } from "#lib/homework/schema";
import { closeSession } from "#lib/planning/close-session";
import { saveNote } from "#lib/planning/save-note";
import { scheduleSession } from "#lib/planning/schedule-session";
import { scheduleSessionInput, wrapUpInput } from "#lib/planning/schema";

export const assignHomeworkAction = formAction("clinician", assignHomeworkInput, async (actor, input) => {
  const { tasks } = await assignHomework(actor, input);
  refresh();
  const slots = tasks.map((task) => task.slot).toSorted();
  return { note: `Given to ${slots.join(" and ")}.` };
});

/** Both buttons send the note, so that no words are lost with the session's close. */
export const wrapUpAction = formAction("clinician", wrapUpInput, async (actor, { press, ...input }) => {
  if (press === "close") {
    await closeSession(actor, input);
    return { to: `/couples/${input.coupleId}` };
  }
  await saveNote(actor, input);
  refresh();
  return { note: "The note is saved." };
});

export const scheduleNextAction = formAction("clinician", scheduleSessionInput, async (actor, input) => {
  const { number } = await scheduleSession(actor, input);
  refresh();
  return { note: `Session ${number} is set.` };
});
