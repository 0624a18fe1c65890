import type { Answers } from "#lib/exercises/types";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import type { ShareKind } from "#lib/homework/types";
import { type Id, newId } from "#lib/kernel/ids";
import type { World } from "#tests/support/people";
import { giveHomework, now } from "./given.ts";

export type SharedWork = { world: World; assignmentId: Id; taskA: Id; taskB: Id };

/** Homework for both that nobody has begun. */
export async function giveWork(world: World, exerciseSlug = "two-truths-map"): Promise<SharedWork> {
  return { world, ...(await giveHomework(world, { exerciseSlug })) };
}

/** A partner writes and sends their part. */
export async function sendPart(work: SharedWork, slot: "A" | "B", answers: Answers): Promise<void> {
  const actor = slot === "A" ? work.world.partnerA : work.world.partnerB;
  const taskId = slot === "A" ? work.taskA : work.taskB;
  await saveDraft(actor, taskId, { version: 0, answers });
  await sendResponse(
    actor,
    taskId,
    { submissionId: newId(), draftVersion: 1, outcome: "stopped", check: null },
    now,
  );
}

/** The same for both. */
export async function sendBoth(work: SharedWork, ofA: Answers, ofB: Answers): Promise<SharedWork> {
  await sendPart(work, "A", ofA);
  await sendPart(work, "B", ofB);
  return work;
}

/** What a partner hands to a verb about sharing. */
export const about = (work: SharedWork, slot: "A" | "B", kind: ShareKind = "reveal") => ({
  taskId: slot === "A" ? work.taskA : work.taskB,
  kind,
});
