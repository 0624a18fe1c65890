"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { giveHomework } from "#lib/homework/give-homework";
import { releaseOf } from "#lib/homework/rules-release";
import { giveHomeworkInput } from "#lib/homework/schema";
import { chooseCarryOver } from "#lib/planning/choose-carry-over";
import { closeSession } from "#lib/planning/close-session";
import { correctRun } from "#lib/planning/correct-run";
import { scheduleSession } from "#lib/planning/schedule-session";
import {
  chooseCarryOverInput,
  correctRunInput,
  scheduleSessionInput,
  sessionInput,
} from "#lib/planning/schema";

export const assignHomeworkAction = formAction("clinician", giveHomeworkInput, async (actor, input) => {
  const { tasks } = await giveHomework(actor, input);
  refresh();
  const slots = tasks.map((task) => task.slot).toSorted();
  const { kind } = releaseOf(input);
  const when =
    kind === "after"
      ? " It waits for the piece before it."
      : kind === "every"
        ? " The others wait for their day."
        : "";
  return { note: `Given to ${slots.join(" and ")}.${when}` };
});

/** What the run recorded, put right. */
export const correctRunAction = formAction("clinician", correctRunInput, async (actor, input) => {
  const { changed } = await correctRun(actor, input);
  refresh();
  return { note: changed === 0 ? "Nothing was different." : "What happened is saved." };
});

/** Which exercises that were not done the next plan is offered. */
export const chooseCarryOverAction = formAction("clinician", chooseCarryOverInput, async (actor, input) => {
  const { carried } = await chooseCarryOver(actor, input);
  refresh();
  return { note: carried === 0 ? "Nothing is carried over." : "Carried over to the next plan." };
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
