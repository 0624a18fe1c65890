"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { keepSingleKeys } from "#lib/auth/single-keys";
import { giveInSession } from "#lib/homework/give-in-session";
import { giveInSessionInput, singleKeysInput } from "#lib/homework/schema";
import { endRun } from "#lib/planning/end-run";
import { recordRun } from "#lib/planning/record-run";
import { recordRunInput, sessionInput } from "#lib/planning/schema";

export const recordRunAction = formAction("clinician", recordRunInput, async (actor, input) => {
  await recordRun(actor, input);
  refresh();
  return { note: "Kept." };
});

/** Gives those who came the exercise that is up, to fill in while they are here. */
export const giveInSessionAction = formAction("clinician", giveInSessionInput, async (actor, input) => {
  const { tasks } = await giveInSession(actor, input);
  refresh();
  return { note: `Given to ${tasks.length > 1 ? "both" : tasks[0]?.slot}.` };
});

export const endRunAction = formAction("clinician", sessionInput, async (actor, input) => {
  await endRun(actor, input);
  return { to: `/couples/${input.coupleId}/sessions/${input.sessionId}/wrap-up` };
});

/** Turns T and S on or off for this reader's browser. */
export const turnRunKeysAction = formAction("clinician", singleKeysInput, async (_actor, { keys }) => {
  await keepSingleKeys(keys === "on");
  refresh();
  return { note: keys === "on" ? "Single keys are on." : "Single keys are off." };
});
