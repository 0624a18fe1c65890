import type { ActorOf } from "#lib/access/actor";
import { setCeiling } from "#lib/couples/set-ceiling";
import { assignHomework } from "#lib/homework/assign-homework";
import { giveInSession } from "#lib/homework/give-in-session";
import { revealTogether } from "#lib/homework/reveal-together";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { shareAnswers } from "#lib/homework/share-answers";
import { type Id, newId } from "#lib/kernel/ids";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { savePlan } from "#lib/planning/save-plan";
import { startPlan } from "#lib/planning/start-plan";
import { startRun } from "#lib/planning/start-run";
import type { Given } from "#tests/integration/access/call";
import { bothSayYesTo } from "#tests/support/fresh-yes";
import { asPractice } from "#tests/support/people";
import { practiceDay } from "#tests/support/practice-day";

const DAY = 86_400_000;
const ZONE = "Europe/Berlin";

/** The Monday of the practice's week at an instant. */
export function mondayOf(instant: Date): string {
  const day = new Date(`${new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(instant)}T00:00:00Z`);
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);
}

/** A session that was due an hour ago and is still open. */
export async function heldSession({ owner, world }: Given): Promise<{ coupleId: Id; sessionId: Id }> {
  const { practiceId, coupleId } = world;
  const sessionId = newId();
  await asPractice(
    owner,
    practiceId,
    (tx) => tx`insert into session (practice_id, id, couple_id, number, starts_at, zone, minutes)
      values (${practiceId}, ${sessionId}, ${coupleId},
        (select count(*) + 1 from session where couple_id = ${coupleId}), now() - interval '1 hour', ${ZONE}, 50)`,
  );
  return { coupleId, sessionId };
}

/** The same with a draft plan. */
export async function plannedSession(given: Given) {
  const ids = await heldSession(given);
  const { planId } = await startPlan(given.world.treating, { ...ids, frame: "suggested" });
  return { ...ids, planId };
}

/** The same, begun, with the id of the plan's first item. */
export async function startedSession(given: Given) {
  const { coupleId, sessionId, planId } = await plannedSession(given);
  const { treating, practiceId } = given.world;
  await finalisePlan(treating, { coupleId, sessionId, version: 1 });
  await startRun(treating, { coupleId, sessionId });
  const [item] = await asPractice(
    given.owner,
    practiceId,
    (tx) => tx<{ id: Id }[]>`select id from plan_item where plan_id = ${planId} order by position limit 1`,
  );
  return { coupleId, sessionId, itemId: item?.id ?? "" };
}

/** The same, with the id of an exercise in the plan. */
export async function startedExercise(given: Given, exerciseSlug = "two-truths-map") {
  const { coupleId, sessionId, planId } = await plannedSession(given);
  const { treating } = given.world;
  const itemId = newId();
  const item = { kind: "exercise" as const, id: itemId, phase: "core" as const, minutes: 12 };
  await savePlan(treating, planId, {
    version: 1,
    items: [{ ...item, exerciseSlug, exerciseVersion: 1 }],
  });
  await finalisePlan(treating, { coupleId, sessionId, version: 2 });
  await startRun(treating, { coupleId, sessionId });
  return { coupleId, sessionId, itemId };
}

/** A task of an exercise with a question for the therapist alone, given in that session. */
export async function roomTask(given: Given): Promise<{ taskId: Id }> {
  const ids = await startedExercise(given, "softer-reach");
  const { tasks } = await giveInSession(given.world.treating, ids);
  return { taskId: tasks.find((task) => task.slot === "A")?.id ?? "" };
}

function giveHomework({ world }: Given, exerciseSlug = "two-truths-map") {
  return assignHomework(world.treating, {
    requestId: newId(),
    coupleId: world.coupleId,
    sessionId: null,
    exerciseSlug,
    smaller: false,
    dueOn: practiceDay(7),
    for: "both",
  });
}

/** Homework for both partners. */
export async function givenHomework(given: Given): Promise<{ coupleId: Id; assignmentId: Id }> {
  const { assignmentId } = await giveHomework(given);
  return { coupleId: given.world.coupleId, assignmentId };
}

/** The same; the task is partner A's. */
export async function givenTask(given: Given): Promise<{ taskId: Id }> {
  const { tasks } = await giveHomework(given);
  return { taskId: tasks.find((task) => task.slot === "A")?.id ?? "" };
}

/** The same, of an exercise in which partners take turns. */
export async function givenTurns(given: Given): Promise<{ taskId: Id }> {
  const { tasks } = await giveHomework(given, "daily-stress-share");
  return { taskId: tasks.find((task) => task.slot === "A")?.id ?? "" };
}

/** The same, sent by partner A. */
export async function sentTask(given: Given): Promise<{ taskId: Id }> {
  const { taskId } = await givenTask(given);
  const sent = { submissionId: newId(), draftVersion: 0, outcome: "stopped" as const, check: null };
  await sendResponse(given.world.partnerA, taskId, sent);
  return { taskId };
}

async function sendLine(actor: ActorOf<"partner">, taskId: Id): Promise<void> {
  await saveDraft(actor, taskId, { version: 0, answers: { share_line: "A line to share" } });
  const send = { submissionId: newId(), draftVersion: 1, outcome: "stopped" as const, check: null };
  await sendResponse(actor, taskId, send);
}

/** The same, with an answer that partner A may share. */
export async function offeredTask(given: Given): Promise<{ taskId: Id }> {
  const { taskId } = await givenTask(given);
  await sendLine(given.world.partnerA, taskId);
  return { taskId };
}

/** The same, sent and shared by both; it waits to be revealed. */
export async function sharedTask(given: Given): Promise<{ taskId: Id }> {
  const { partnerA, partnerB } = given.world;
  const { tasks } = await giveHomework(given);
  for (const { id, slot } of tasks) {
    const actor = slot === "A" ? partnerA : partnerB;
    await sendLine(actor, id);
    await shareAnswers(actor, { taskId: id, kind: "reveal" });
  }
  return { taskId: tasks.find((task) => task.slot === "A")?.id ?? "" };
}

/** A card that both partners sent and that was revealed to them; the task is partner A's. */
export async function cardTask(given: Given): Promise<{ taskId: Id }> {
  const { partnerA, partnerB, treating } = given.world;
  const { tasks } = await giveInSession(treating, await startedExercise(given, "loop-first-aid-plan"));
  for (const { id, slot } of tasks)
    await sendResponse(slot === "A" ? partnerA : partnerB, id, {
      submissionId: newId(),
      draftVersion: 0,
      outcome: "stopped",
      check: null,
    });
  const taskId = tasks.find((task) => task.slot === "A")?.id ?? "";
  await revealTogether(treating, { taskId, kind: "shared" });
  return { taskId };
}

/** A private list of which both put one card on yes, its matches open to both for more than a day; partner A's task. */
export async function matchedTask(given: Given): Promise<{ taskId: Id }> {
  const { owner, world } = given;
  const slug = "private-yes-no-maybe";
  for (const partner of [world.partnerA, world.partnerB]) await setCeiling(partner, { ceiling: 3 });
  await bothSayYesTo(world, slug);
  const { tasks } = await giveHomework(given, slug);
  for (const { id, slot } of tasks) {
    const actor = slot === "A" ? world.partnerA : world.partnerB;
    await saveDraft(actor, id, { version: 0, answers: { list: ["dance=yes"] } });
    const send = { submissionId: newId(), draftVersion: 1, outcome: "stopped" as const, check: null };
    await sendResponse(actor, id, send);
    await shareAnswers(actor, { taskId: id, kind: "matches" });
  }
  const taskId = tasks.find((task) => task.slot === "A")?.id ?? "";
  await revealTogether(world.treating, { taskId, kind: "matches" });
  await asPractice(
    owner,
    world.practiceId,
    (tx) => tx`update share_opening set opened_at = now() - interval '25 hours' where kind = 'matches'`,
  );
  return { taskId };
}
