import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assignHomework } from "#lib/homework/assign-homework";
import { listToday } from "#lib/homework/list-today";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { startPlan } from "#lib/planning/start-plan";
import { loadProgress } from "#lib/progress/queries";
import { decide, planOf } from "#tests/integration/planning/plan-world";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { practiceDay } from "#tests/support/practice-day";
import { homework, planSession } from "../homework/given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const dueOn = practiceDay(10);
const doneOf = async (world: World) => {
  const { A, B } = (await loadProgress(world.treating, world.coupleId)).homework;
  return [A, B].map(({ given, sent }) => [sent, given]);
};

/** The next plan is made final with this decision on the one piece of homework. */
async function settle(world: World, disposition: "keep" | "shrink" | "drop"): Promise<void> {
  const { treating, coupleId } = world;
  const sessionId = await planSession(db.owner, world, "2099-12-01T15:00:00Z");
  await startPlan(treating, { coupleId, sessionId, frame: "blank" });
  const [one] = (await planOf(world, sessionId)).items;
  const { version } = await decide(world, sessionId, { [one?.assignmentId ?? ""]: disposition });
  await finalisePlan(treating, { coupleId, sessionId, version });
  await asPractice(db.owner, world.practiceId, (tx) => tx`update session set state = 'closed'`);
}

describe("how much homework each has done", () => {
  it("counts a piece that was carried on once, sent as it may be", async () => {
    const world = await makeWorld(db.owner);
    await assignHomework(world.treating, homework(world, { dueOn }));
    await settle(world, "keep");
    await settle(world, "shrink");
    expect(await doneOf(world)).toEqual([
      [0, 1],
      [0, 1],
    ]);
    const [task] = (await listToday(world.partnerA)).tasks;
    const answer = { submissionId: newId(), draftVersion: 0, outcome: "stopped" as const, check: null };
    await sendResponse(world.partnerA, task?.id ?? "", answer);
    expect(await doneOf(world)).toEqual([
      [1, 1],
      [0, 1],
    ]);
  });

  it("leaves out the times that were ended before they came, also once their days have passed", async () => {
    const world = await makeWorld(db.owner);
    const every = { opens: "every", everyDays: 7, times: 3 } as const;
    await assignHomework(world.treating, homework(world, { dueOn, ...every }));
    await settle(world, "drop");
    await asPractice(db.owner, world.practiceId, async (tx) => {
      await tx`update task set opens_on = opens_on - 30 where waits`;
      await tx`update assignment set closed_at = closed_at - interval '31 days'`;
    });
    expect(await doneOf(world)).toEqual([
      [0, 1],
      [0, 1],
    ]);
    // One that had come by then was given.
    await asPractice(db.owner, world.practiceId, (tx) => tx`update assignment set closed_at = now()`);
    expect(await doneOf(world)).toEqual([
      [0, 3],
      [0, 3],
    ]);
  });

  it("leaves out what followed a piece and ended together with it", async () => {
    const world = await makeWorld(db.owner);
    await assignHomework(world.treating, homework(world, { dueOn }));
    await assignHomework(
      world.treating,
      homework(world, { dueOn, exerciseSlug: "name-it-first", opens: "after" }),
    );
    await asPractice(db.owner, world.practiceId, (tx) => tx`update assignment set closed_at = now()`);
    expect(await doneOf(world)).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  it("leaves out what was done in the room", async () => {
    const world = await makeWorld(db.owner);
    const sessionId = await planSession(db.owner, world, "2099-12-01T15:00:00Z");
    await assignHomework(world.treating, homework(world, { dueOn }));
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update assignment set given_in = 'session', session_id = ${sessionId}`,
    );
    expect(await doneOf(world)).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});
