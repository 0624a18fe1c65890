import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadOverview } from "#lib/couples/load-overview";
import type { Answers } from "#lib/exercises/types";
import { assignHomework } from "#lib/homework/assign-homework";
import { listInbox } from "#lib/homework/list-inbox";
import { listToday } from "#lib/homework/list-today";
import { markReviewed } from "#lib/homework/mark-reviewed";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld, type World } from "#tests/support/people";
import { giveHomework, homework, now } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

async function send(world: World, taskId: string, answers: Answers): Promise<void> {
  await saveDraft(world.partnerA, taskId, { version: 0, answers });
  const check = { useful: 3, upset: 2, again: 2 };
  await sendResponse(
    world.partnerA,
    taskId,
    { submissionId: newId(), draftVersion: 1, outcome: "stopped", check },
    now,
  );
}

const holdOf = async (world: World) => (await loadOverview(world.treating, world.coupleId)).couple.hold;

describe("a no that does not feel safe", () => {
  it("is first in the inbox and holds new sexual work, and that alone, until it was reviewed", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world, { exerciseSlug: "kind-no-warm-yes" });
    await send(world, taskA, { practice: 720, felt_safe_to_say_no: 4 });

    expect((await listInbox(world.treating, {})).rows[0]?.alert).toBe("consent_check");
    expect(await holdOf(world)).toBe("sexual");
    await assignHomework(world.treating, homework(world, { exerciseSlug: "touch-no-agenda" }), now);

    await markReviewed(world.treating, { taskId: taskA });
    expect(await holdOf(world)).toBe("none");
  });

  it("changes nothing on the other partner's page", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world, { exerciseSlug: "kind-no-warm-yes" });
    const before = JSON.stringify(await listToday(world.partnerB, now));
    await send(world, taskA, { felt_safe_to_say_no: 0 });
    expect(JSON.stringify(await listToday(world.partnerB, now))).toBe(before);
  });

  it("gives way to what holds more", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world, { exerciseSlug: "kind-no-warm-yes" });
    const touch = await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
    await send(world, taskA, { felt_safe_to_say_no: 2 });
    await send(world, touch.taskA, { agreement_kept: "no" });
    expect(await holdOf(world)).toBe("touch");
  });

  it("holds nothing from 5 on, nor in an exercise whose check is an alert alone", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world, { exerciseSlug: "kind-no-warm-yes" });
    const audit = await giveHomework(world, { exerciseSlug: "offer-audit" });
    await send(world, taskA, { felt_safe_to_say_no: 5 });
    await send(world, audit.taskA, { "today.1": "something", "offered.1": ["sex"], "freedom.1": 1 });
    expect((await listInbox(world.treating, {})).rows.map((row) => row.alert).toSorted()).toEqual([
      "consent_check",
      null,
    ]);
    expect(await holdOf(world)).toBe("none");
  });
});
