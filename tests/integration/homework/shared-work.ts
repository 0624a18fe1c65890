import type postgres from "postgres";
import type { Answers } from "#lib/exercises/types";
import { openTogether } from "#lib/homework/open-together";
import { revealTogether } from "#lib/homework/reveal-together";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { shareAnswers } from "#lib/homework/share-answers";
import type { SharedKind, ShareKind, Together } from "#lib/homework/types";
import type { Clock } from "#lib/kernel/clock";
import { type Id, newId } from "#lib/kernel/ids";
import { asPractice, makeWorld, type World } from "#tests/support/people";
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

export const MINE = { share_line: "A line of A", belief_a: "Kept by A" };
export const THEIRS = { share_line: "A line of B", belief_a: "Kept by B" };
/** What everybody hears about what is not theirs to open. */
export const NOT_HERE = {
  code: "not_found",
  message: "This is not open right now. What you typed is still on this screen.",
};

/** Both have sent, and neither has chosen. */
export async function sentByBoth(owner: postgres.Sql): Promise<SharedWork> {
  return sendBoth(await giveWork(await makeWorld(owner)), MINE, THEIRS);
}

/** The therapist reveals one kind of what both have shared. */
export function reveal(work: SharedWork, kind: SharedKind = "reveal", clock?: Clock): Promise<void> {
  return revealTogether(work.world.treating, { taskId: work.taskA, kind }, clock);
}

/** Both have chosen to share, and nobody has revealed it. */
export async function chosenByBoth(owner: postgres.Sql): Promise<SharedWork> {
  const work = await sentByBoth(owner);
  await shareAnswers(work.world.partnerA, about(work, "A"));
  await shareAnswers(work.world.partnerB, about(work, "B"));
  return work;
}

/** The same, revealed to both. */
export async function sharedByBoth(owner: postgres.Sql): Promise<SharedWork> {
  const work = await chosenByBoth(owner);
  await reveal(work);
  return work;
}

/** What a partner gets to see of it. */
export function seenBy(work: SharedWork, slot: "A" | "B"): Promise<Together> {
  return openTogether(slot === "A" ? work.world.partnerA : work.world.partnerB, about(work, slot).taskId);
}

/** As if what is open had been opened this many hours earlier. */
export async function openedEarlier(owner: postgres.Sql, world: World, hours: number): Promise<void> {
  await asPractice(
    owner,
    world.practiceId,
    (tx) => tx`update share_opening set opened_at = opened_at - make_interval(hours => ${hours})`,
  );
}

/** What a partner hands to a verb about sharing. */
export const about = (work: SharedWork, slot: "A" | "B", kind: ShareKind = "reveal") => ({
  taskId: slot === "A" ? work.taskA : work.taskB,
  kind,
});

/** What each partner has to share of their work, as "A matches". */
export const offersOf = async (owner: postgres.Sql, world: World) =>
  (
    await asPractice(
      owner,
      world.practiceId,
      (tx) =>
        tx<
          { line: string }[]
        >`select p.slot || ' ' || o.kind as line from share_offer o join partner p on p.id = o.partner_id order by 1`,
    )
  ).map(({ line }) => line);
