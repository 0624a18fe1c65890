import { afterAll, beforeAll, expect, it } from "vitest";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { listToday } from "#lib/homework/list-today";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { loadPlanPage } from "#lib/planning/queries";
import { startPlan } from "#lib/planning/start-plan";
import { decide, planOf } from "#tests/integration/planning/plan-world";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { giveHomework, now, planSession } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const hold = ({ treating, coupleId }: World) =>
  holdJointWork(treating, { coupleId, gate: "G02", note: "For the record." });
const lift = ({ practiceId }: World) =>
  asPractice(db.owner, practiceId, (tx) => tx`update safety_hold set cleared_at = now()`);
/** What each finds on the own page, without the numbers of the rows. */
const pagesOf = async ({ partnerA, partnerB }: World) =>
  Promise.all(
    [partnerA, partnerB].map(async (who) => {
      const { tasks, paused } = await listToday(who, now);
      return { minutes: tasks.map(({ minutes }) => minutes), paused };
    }),
  );

it.each(["keep", "drop"] as const)(
  "both find the same where one has sent what stood in, it is decided to %s it, the work is carried on and held again",
  async (stood) => {
    const world = await makeWorld(db.owner);
    const { treating, coupleId, practiceId } = world;
    const main = await giveHomework(world, {
      exerciseSlug: "daily-stress-share",
      standIn: { slug: "name-it-first" },
    });
    await hold(world);
    const [instead] = await asPractice(
      db.owner,
      practiceId,
      (tx) => tx<{ id: string }[]>`select id from task where is_stand_in and slot = 'A'`,
    );
    const sent = { submissionId: newId(), draftVersion: 0, outcome: "stopped", check: null } as const;
    await sendResponse(world.partnerA, instead?.id ?? "", sent, now);
    await lift(world);
    const sessionId = await planSession(db.owner, world, "2026-12-01T15:00:00Z");
    await startPlan(treating, { coupleId, sessionId, frame: "suggested" });
    const { openHomework } = await loadPlanPage(treating, coupleId, sessionId);
    const others = openHomework.filter(({ assignmentId }) => assignmentId !== main.assignmentId);
    expect(others).toHaveLength(1);
    await decide(world, sessionId, {
      [main.assignmentId]: "keep",
      ...Object.fromEntries(others.map(({ assignmentId }) => [assignmentId, stood])),
    });
    const { version } = await planOf(world, sessionId);
    await finalisePlan(treating, { coupleId, sessionId, version }, now.clock);
    const [a, b] = await pagesOf(world);
    expect(a).toEqual(b);
    await hold(world);
    const [heldA, heldB] = await pagesOf(world);
    expect(heldA).toEqual(heldB);
  },
);
