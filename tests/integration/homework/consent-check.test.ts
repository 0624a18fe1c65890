import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answers } from "#lib/exercises/types";
import { assignHomework } from "#lib/homework/assign-homework";
import { listInbox } from "#lib/homework/list-inbox";
import { listToday } from "#lib/homework/list-today";
import { markReviewed } from "#lib/homework/mark-reviewed";
import { openResponse } from "#lib/homework/open-response";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { loadPlanPage } from "#lib/planning/queries";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { publishedFork } from "#tests/integration/exercises/authored";
import { makePlanned } from "#tests/integration/planning/plan-world";
import { useFreshDatabase } from "#tests/support/database";
import { bothSayYes } from "#tests/support/fresh-yes";
import { makeWorld, seenAloneSince, type World } from "#tests/support/people";
import { at, giveHomework, homework, now, planInSession } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

async function send(world: World, taskId: string, answers: Answers): Promise<void> {
  // An hour after it was given: nobody practises longer than that.
  await saveDraft(world.partnerA, taskId, { version: 0, answers }, at("2026-11-24T10:00:00Z"));
  const check = { useful: 3, upset: 2, again: 2 };
  await sendResponse(
    world.partnerA,
    taskId,
    { submissionId: newId(), draftVersion: 1, outcome: "stopped", check },
    now,
  );
}

/** A couple that was taught the exercise in a session, as it has to be before it goes home. */
async function makeTaught(): Promise<World> {
  const world = await makeWorld(db.owner);
  await planInSession(db.owner, world, "kind-no-warm-yes", "done");
  return world;
}

const holdOf = async (world: World) => (await openCouplePage(world.treating, world.coupleId)).couple.hold;

describe("a no that does not feel safe", () => {
  it("is first in the inbox and holds new sexual work, and that alone, until it was reviewed", async () => {
    const world = await makeTaught();
    const { taskA } = await giveHomework(world, { exerciseSlug: "kind-no-warm-yes" });
    await send(world, taskA, { practice: 720, felt_safe_to_say_no: 4 });

    expect((await listInbox(world.treating, {})).rows[0]?.alert).toBe("consent_check");
    expect(await holdOf(world)).toBe("sexual");
    await seenAloneSince(db.owner, world);
    await bothSayYes(world, "T", now.clock);
    await assignHomework(world.treating, homework(world, { exerciseSlug: "touch-no-agenda" }), now);

    await markReviewed(world.treating, { taskId: taskA });
    expect(await holdOf(world)).toBe("none");
  });

  it("changes nothing on the other partner's page", async () => {
    const world = await makeTaught();
    const { taskA } = await giveHomework(world, { exerciseSlug: "kind-no-warm-yes" });
    const before = JSON.stringify(await listToday(world.partnerB, now));
    await send(world, taskA, { felt_safe_to_say_no: 0 });
    expect(JSON.stringify(await listToday(world.partnerB, now))).toBe(before);
  });

  it("gives way to what holds more", async () => {
    const world = await makeTaught();
    const { taskA } = await giveHomework(world, { exerciseSlug: "kind-no-warm-yes" });
    const touch = await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
    await send(world, taskA, { felt_safe_to_say_no: 2 });
    await send(world, touch.taskA, { "agreement_kept.1": "no" });
    expect(await holdOf(world)).toBe("touch");
  });

  it("holds nothing from 5 on, nor in an exercise whose check is an alert alone", async () => {
    const world = await makeTaught();
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

describe("an exercise of the practice's own", () => {
  it("holds what the built-in one it was made from holds", async () => {
    const world = await makeWorld(db.owner);
    const fork = await publishedFork(world.treating, { from: "kind-no-warm-yes", title: "Our kind no" });
    await planInSession(db.owner, world, fork, "done");
    const { taskA } = await giveHomework(world, { exerciseSlug: fork });
    await send(world, taskA, { felt_safe_to_say_no: 1 });

    expect((await openResponse(world.treating, taskA)).holds).toEqual(["X"]);
    expect(await holdOf(world)).toBe("sexual");
    await expect(giveHomework(world, { exerciseSlug: "stay-after" })).rejects.toMatchObject({ code: "held" });
    await markReviewed(world.treating, { taskId: taskA });
    expect(await holdOf(world)).toBe("none");
  });

  it("holds joint talk for both where it says so, in what is given and what is planned", async () => {
    const world = await makeWorld(db.owner);
    const { sessionId } = await makePlanned(world);
    const own = await publishedFork(world.treating, {
      from: "two-truths-map",
      title: "Our own map",
      parts: {
        gates: [
          {
            text: "A lot of unease: joint talk waits.",
            machine: {
              gate: "G16",
              effect: "block",
              when: { source: "answer", field: "discomfort", op: "gte", value: 9 },
              holds: ["J"],
            },
          },
        ],
      },
    });
    const { taskA } = await giveHomework(world, { exerciseSlug: own });
    const before = JSON.stringify(await listToday(world.partnerB, now));
    await send(world, taskA, { discomfort: 9 });

    expect((await listInbox(world.treating, {})).rows[0]?.alert).toBe("answer");
    expect(await holdOf(world)).toBe("answer");
    expect(JSON.stringify(await listToday(world.partnerB, now))).toBe(before);
    const joint = { exerciseSlug: "plain-ask" };
    await expect(giveHomework(world, joint)).rejects.toMatchObject({
      code: "held",
      fields: { exerciseSlug: [expect.stringMatching(/answer asks for a look/)] },
    });
    await seenAloneSince(db.owner, world);
    await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
    const { library } = await loadPlanPage(world.treating, world.coupleId, sessionId, now.clock);
    const locked = (slug: string) => library.find((entry) => entry.slug === slug)?.locked;
    expect(locked("plain-ask")).toMatch(/answer asks for a look/);
    expect(locked("two-truths-map")).toBeNull();

    await markReviewed(world.treating, { taskId: taskA });
    await giveHomework(world, joint);
  });
});
