import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { task } from "#db/schema/homework";
import { withActor } from "#db/with-actor";
import { dayAfter } from "#lib/couples/days";
import { assignHomework } from "#lib/homework/assign-homework";
import { listToday } from "#lib/homework/list-today";
import { openHomeworkNow } from "#lib/homework/open-now";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import type { AssignHomeworkInput } from "#lib/homework/schema";
import { sendResponse } from "#lib/homework/send-response";
import { withdrawHomework } from "#lib/homework/withdraw-homework";
import { newId } from "#lib/kernel/ids";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { loadPlanPage } from "#lib/planning/queries";
import { startPlan } from "#lib/planning/start-plan";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { decide, planOf } from "#tests/integration/planning/plan-world";
import { useFreshDatabase } from "#tests/support/database";
import { bothSayYesTo } from "#tests/support/fresh-yes";
import { asPractice, auditOf, makeMember, makeWorld, type World } from "#tests/support/people";
import { practiceDay } from "#tests/support/practice-day";
import { holdJointWork, homework, planSession, refusalOf, withoutAudit } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const NEXT = "name-it-first";
const JOINT = "daily-stress-share";
const dueOn = practiceDay(10);

async function give(world: World, change: Partial<AssignHomeworkInput> = {}) {
  const input = homework(world, { dueOn, ...change });
  await bothSayYesTo(world, input.exerciseSlug);
  const { assignmentId, tasks } = await assignHomework(world.treating, input);
  const of = (slot: "A" | "B") => tasks.find((one) => one.slot === slot)?.id ?? "";
  return { assignmentId, A: of("A"), B: of("B") };
}
const send = (who: World["partnerA"], taskId: string) =>
  sendResponse(who, taskId, { submissionId: newId(), draftVersion: 0, outcome: "stopped", check: null });
const idsOf = async (who: World["partnerA"]) => (await listToday(who)).tasks.map(({ id }) => id);
const pageOf = async (who: World["partnerA"]) => JSON.stringify(await listToday(who));
const shift = (world: World, taskId: string, set: Record<string, unknown>) =>
  asPractice(db.owner, world.practiceId, (tx) => tx`update task set ${tx(set)} where id = ${taskId}`);

describe("a piece that opens after the one before it", () => {
  it("is not there for its partner in any way, until that partner has sent their own", async () => {
    const world = await makeWorld(db.owner);
    const first = await give(world);
    const bare = await makeWorld(db.owner);
    await give(bare);
    const next = await give(world, { exerciseSlug: NEXT, opens: "after" });
    expect((await listToday(world.partnerA)).tasks).toHaveLength(
      (await listToday(bare.partnerA)).tasks.length,
    );
    const nothing = await refusalOf(openTask(world.partnerA, newId()));
    expect(await refusalOf(openTask(world.partnerA, next.A))).toEqual(nothing);
    const typed = { version: 0, answers: {} };
    expect(await refusalOf(saveDraft(world.partnerA, next.A, typed))).toEqual(
      await refusalOf(saveDraft(world.partnerA, newId(), typed)),
    );
    expect(await refusalOf(send(world.partnerA, next.A))).toEqual(
      await refusalOf(send(world.partnerA, newId())),
    );
    // The database says so by itself.
    const rowsOf = (id: string) =>
      withActor(world.partnerA, (tx) => tx.select({ id: task.id }).from(task).where(eq(task.id, id)));
    expect(await rowsOf(next.A)).toEqual([]);
    expect(await rowsOf(first.A)).toHaveLength(1);
    const before = await pageOf(world.partnerB);
    await send(world.partnerA, first.A);
    expect(await idsOf(world.partnerA)).toEqual([next.A]);
    expect(await pageOf(world.partnerB)).toBe(before);
    expect(await refusalOf(openTask(world.partnerB, next.B))).toEqual(nothing);
  });

  it("waits its days, opens when that is taken back or lies long past its day, and not while that is held", async () => {
    const world = await makeWorld(db.owner);
    const first = await give(world);
    const next = await give(world, { exerciseSlug: NEXT, opens: "after_days", afterDays: 2 });
    await send(world.partnerA, first.A);
    expect(await idsOf(world.partnerA)).toEqual([]);
    await shift(world, first.A, { submitted_at: new Date(Date.now() - 3 * 86_400_000) });
    expect(await idsOf(world.partnerA)).toEqual([next.A]);
    const past = (days: number) =>
      asPractice(
        db.owner,
        world.practiceId,
        (tx) =>
          tx`update assignment set due_on = current_date - ${days}::int where id = ${first.assignmentId}`,
      );
    await past(14);
    expect(await idsOf(world.partnerB)).toEqual([first.B]);
    await past(17);
    expect((await idsOf(world.partnerB)).toSorted()).toEqual([first.B, next.B].toSorted());
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update task set held_by = 'G09' where assignment_id = ${first.assignmentId}`,
    );
    await holdJointWork(db.owner, world, "G09");
    expect(await idsOf(world.partnerB)).toEqual([]);
    await withdrawHomework(world.treating, { coupleId: world.coupleId, assignmentId: first.assignmentId });
    expect(await idsOf(world.partnerB)).toEqual([]);
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) =>
        tx`update assignment set closed_at = now() - interval '3 days' where id = ${first.assignmentId}`,
    );
    expect(await idsOf(world.partnerB)).toEqual([next.B]);
  });

  it("opens for both on one day where they do it together, whatever one has sent", async () => {
    const world = await makeWorld(db.owner);
    const first = await give(world);
    const next = await give(world, { exerciseSlug: JOINT, opens: "after" });
    await send(world.partnerA, first.A);
    expect(await idsOf(world.partnerA)).toEqual([]);
    expect(await idsOf(world.partnerB)).toEqual([first.B]);
    for (const id of [next.A, next.B]) await shift(world, id, { opens_on: "2020-01-01" });
    expect(await idsOf(world.partnerA)).toEqual([next.A]);
    expect(await idsOf(world.partnerB)).toContain(next.B);
  });

  it("is refused where nothing comes before it, with nothing given", async () => {
    const world = await makeWorld(db.owner);
    expect(await refusalOf(give(world, { opens: "after" }))).toMatchObject({ code: "invalid_input" });
    expect((await openCouplePage(world.treating, world.coupleId)).homework).toEqual([]);
  });
});

describe("a piece that comes every few days", () => {
  it("is there once now, and again on each of its days", async () => {
    const world = await makeWorld(db.owner);
    const first = await give(world, { opens: "every", everyDays: 7, times: 3 });
    expect(await idsOf(world.partnerA)).toEqual([first.A]);
    const { homework: all } = await openCouplePage(world.treating, world.coupleId);
    expect(all.map(({ dueOn: day, waits }) => [day, waits.length])).toEqual([
      [dueOn, 0],
      [dayAfter(dueOn, 7), 2],
      [dayAfter(dueOn, 14), 2],
    ]);
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update task set opens_on = opens_on - 7 where waits`,
    );
    expect(await idsOf(world.partnerA)).toHaveLength(2);
  });

  it("is refused where each time needs a yes, and so is any other way of opening it later", async () => {
    const world = await makeWorld(db.owner);
    await give(world);
    const touch = homework(world, { exerciseSlug: "touch-no-agenda", dueOn });
    await bothSayYesTo(world, touch.exerciseSlug);
    const choices: Partial<AssignHomeworkInput>[] = [
      { opens: "every", everyDays: 7, times: 2 },
      { opens: "after" },
      { opens: "after_days", afterDays: 3 },
    ];
    for (const choice of choices)
      await expect(assignHomework(world.treating, { ...touch, ...choice })).rejects.toMatchObject({
        code: "invalid_input",
        fields: { opens: [expect.stringContaining("Let it open now.")] },
      });
    await assignHomework(world.treating, { ...touch, opens: "now" });
  });

  it("is refused beside a number that was left empty", async () => {
    const world = await makeWorld(db.owner);
    const given = give(world, { opens: "every", times: 2 });
    await expect(given).rejects.toMatchObject({
      fields: { everyDays: ["Write a whole number from 1 to 14."] },
    });
  });
});

describe("homework that goes on with the plan", () => {
  it("takes along what waits for it, which is not looked back on before it has opened", async () => {
    const world = await makeWorld(db.owner);
    const { treating, coupleId } = world;
    const first = await give(world);
    const next = await give(world, { exerciseSlug: NEXT, opens: "after" });
    const sessionId = await planSession(db.owner, world, "2099-12-01T15:00:00Z");
    await startPlan(treating, { coupleId, sessionId, frame: "suggested" });
    const page = await loadPlanPage(treating, coupleId, sessionId);
    expect(page.openHomework.map(({ assignmentId }) => assignmentId)).toEqual([first.assignmentId]);
    await decide(world, sessionId, { [first.assignmentId]: "keep" });
    const { version } = await planOf(world, sessionId);
    await finalisePlan(treating, { coupleId, sessionId, version });
    const [again, ...rest] = await idsOf(world.partnerA);
    expect(rest).toEqual([]);
    expect(again).not.toBe(first.A);
    await send(world.partnerA, again ?? "");
    expect(await idsOf(world.partnerA)).toEqual([next.A]);
    expect(await idsOf(world.partnerB)).toHaveLength(1);
  });
});

describe("opening it now", () => {
  it("opens it for both at once, keeps who did it, and is refused for what is open", async () => {
    const world = await makeWorld(db.owner);
    await give(world);
    const next = await give(world, { exerciseSlug: NEXT, opens: "after" });
    const ids = { coupleId: world.coupleId, assignmentId: next.assignmentId };
    await withoutAudit(db.owner, "app_clinician", async () => {
      expect(await refusalOf(openHomeworkNow(world.treating, ids))).not.toBeNull();
    });
    expect(await idsOf(world.partnerA)).not.toContain(next.A);
    await openHomeworkNow(world.treating, ids);
    expect(await idsOf(world.partnerA)).toContain(next.A);
    expect(await idsOf(world.partnerB)).toContain(next.B);
    expect(await auditOf(db.owner, world.practiceId)).toContainEqual(
      expect.objectContaining({ entity: "assignment", purpose: "open homework now" }),
    );
    expect(await refusalOf(openHomeworkNow(world.treating, ids))).toMatchObject({ code: "conflict" });
    const colleague = await makeMember(db.owner, world.practiceId, "clinician");
    expect(await refusalOf(openHomeworkNow(colleague as World["treating"], ids))).toMatchObject({
      code: "not_found",
    });
    const other = await makeWorld(db.owner);
    const before = await give(other);
    const after = await give(other, { exerciseSlug: NEXT, opens: "after" });
    await send(other.partnerA, before.A);
    await send(other.partnerB, before.B);
    const there = { coupleId: other.coupleId, assignmentId: after.assignmentId };
    expect(await refusalOf(openHomeworkNow(other.treating, there))).toMatchObject({ code: "conflict" });
    expect(await refusalOf(openHomeworkNow(other.treating, ids))).toMatchObject({ code: "not_found" });
  });
});
