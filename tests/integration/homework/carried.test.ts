import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listInbox } from "#lib/homework/list-inbox";
import { listToday } from "#lib/homework/list-today";
import { openResponse } from "#lib/homework/open-response";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { finalisePlan } from "#lib/planning/finalise-plan";
import type { Disposition } from "#lib/planning/types";
import { clock, decide, makePlanned } from "#tests/integration/planning/plan-world";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { at, giveHomework } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const early = at("2026-11-01T09:00:00Z");
const later = at("2026-11-04T09:00:00Z");
const send = (draftVersion = 0) => ({
  submissionId: newId(),
  draftVersion,
  outcome: "stopped" as const,
  check: { useful: 5, upset: 2, again: 5 },
});

/** Finalises the next plan with this decision on every piece of homework. */
async function carry(world: World, disposition: Disposition): Promise<void> {
  const { treating, coupleId } = world;
  const { sessionId } = await makePlanned(world);
  const open = await asPractice(
    db.owner,
    world.practiceId,
    (tx) =>
      tx<{ id: string }[]>`select id from assignment where couple_id = ${coupleId} and closed_at is null`,
  );
  const decisions = Object.fromEntries(open.map(({ id }) => [id, disposition]));
  const { version } = await decide(world, sessionId, decisions);
  await finalisePlan(treating, { coupleId, sessionId, version }, clock);
  await asPractice(db.owner, world.practiceId, (tx) => tx`update session set state = 'closed'`);
}

const open = (partner: World["partnerA"]) => listToday(partner, later).then(({ tasks }) => tasks);
const only = async (partner: World["partnerA"]) => {
  const [one, ...more] = await open(partner);
  expect(more).toEqual([]);
  if (!one) throw new Error("There is nothing to do.");
  return one;
};
const draftsOf = (world: World) =>
  asPractice(
    db.owner,
    world.practiceId,
    (tx) => tx`select task_id from draft where couple_id = ${world.coupleId}`,
  );

describe("homework that is carried on", () => {
  it("gives both something to do again, and keeps what was sent for the therapist", async () => {
    const world = await makeWorld(db.owner);
    const { taskA, taskB } = await giveHomework(world);
    for (const [partner, task] of [
      [world.partnerA, taskA],
      [world.partnerB, taskB],
    ] as const)
      await sendResponse(partner, task, send(), early);
    expect([await open(world.partnerA), await open(world.partnerB)]).toEqual([[], []]);
    await carry(world, "keep");

    const again = await only(world.partnerA);
    expect(again).toMatchObject({ started: false });
    expect(again.id).not.toBe(taskA);
    await sendResponse(world.partnerA, again.id, send(), later);
    await sendResponse(world.partnerB, (await only(world.partnerB)).id, send(), later);
    expect((await openResponse(world.treating, taskA)).taskId).toBe(taskA);
    expect((await listInbox(world.treating, {})).rows).toHaveLength(4);
  });

  it("is in its smaller form where that was chosen", async () => {
    const world = await makeWorld(db.owner);
    await giveHomework(world);
    await carry(world, "shrink");
    expect(await only(world.partnerB)).toMatchObject({ minutes: 2 });
    expect((await openTask(world.partnerB, (await only(world.partnerB)).id)).smaller).toBe(true);
  });

  it("is for whom it was, and nobody else", async () => {
    const world = await makeWorld(db.owner);
    await giveHomework(world, { for: "B" });
    await carry(world, "keep");
    expect([(await open(world.partnerA)).length, (await open(world.partnerB)).length]).toEqual([0, 1]);
  });

  it("finds the words that were not sent, over two weeks, and takes them all away when they are sent", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    await saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: "I had begun" } });
    await carry(world, "keep");
    await carry(world, "keep");

    const { id } = await only(world.partnerA);
    expect(await only(world.partnerA)).toMatchObject({ started: true });
    expect(await openTask(world.partnerA, id)).toMatchObject({
      version: 0,
      answers: { belief_a: "I had begun" },
    });
    await saveDraft(world.partnerA, id, { version: 0, answers: { belief_b: "And go on" } });
    expect(await openTask(world.partnerA, id)).toMatchObject({
      version: 1,
      answers: { belief_a: "I had begun", belief_b: "And go on" },
    });
    expect(await draftsOf(world)).toHaveLength(2);
    await sendResponse(world.partnerA, id, send(1), later);
    expect(await draftsOf(world)).toHaveLength(0);
    const { fields } = await openResponse(world.treating, id);
    const answers = fields.flatMap(({ field, answer }) => (field.name === "belief_a" ? [answer] : []));
    expect(answers).toHaveLength(1);
  });

  it("sends words from the week before as they are, when nothing was added", async () => {
    const world = await makeWorld(db.owner);
    const { taskB } = await giveHomework(world, { exerciseSlug: "plain-ask" });
    await saveDraft(world.partnerB, taskB, { version: 0, answers: { heard_no_is_ok: 8 } });
    await carry(world, "keep");
    const { id } = await only(world.partnerB);
    await sendResponse(world.partnerB, id, send(), later);
    const { fields } = await openResponse(world.treating, id);
    expect(fields.find(({ field }) => field.name === "heard_no_is_ok")?.answer).toBe(8);
    expect(await draftsOf(world)).toHaveLength(0);
  });

  it("shows a partner the same bytes whatever the other has sent or typed", async () => {
    const lives: ((world: World, taskA: string) => Promise<unknown>)[] = [
      async () => undefined,
      (world, taskA) => sendResponse(world.partnerA, taskA, send(), early),
      (world, taskA) => saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: "Mine" } }),
    ];
    const views: string[] = [];
    for (const live of lives) {
      const world = await makeWorld(db.owner);
      const { taskA } = await giveHomework(world);
      await live(world, taskA);
      await carry(world, "keep");
      const { id } = await only(world.partnerB);
      const view = JSON.stringify([
        await listToday(world.partnerB, later),
        await openTask(world.partnerB, id),
      ]);
      views.push(view.replaceAll(id, "task"));
    }
    expect(new Set(views).size).toBe(1);
    expect(views[0]).toContain("task");
  });
});
