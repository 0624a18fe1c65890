import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/kernel/ids";
import { loadPlanPage } from "#lib/planning/queries";
import { savePlan } from "#lib/planning/save-plan";
import { scheduleSession } from "#lib/planning/schedule-session";
import type { PlanItemInput } from "#lib/planning/schema";
import { startPlan } from "#lib/planning/start-plan";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeCouple, makeWorld } from "#tests/support/people";
import {
  asInput,
  block,
  clock,
  exercise,
  fillPlan,
  giveHomework,
  holdJointWork,
  makePlanned,
  planOf,
  rowsOf,
  tuesday,
} from "./plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

describe("startPlan", () => {
  it("opens with every open homework of the couple, undecided, and fills the session's length", async () => {
    const world = await makeWorld(db.owner);
    const open = [
      await giveHomework(db.owner, world),
      await giveHomework(db.owner, world, { slug: "plain-ask" }),
    ];
    await giveHomework(db.owner, world, { closed: true });
    const other = await makeCouple(db.owner, world.treating);
    await giveHomework(db.owner, other);
    const { sessionId } = await makePlanned(world);
    const plan = await planOf(world, sessionId);
    const reviews = plan.items.filter((item) => item.kind === "review");
    expect(reviews.map((item) => item.assignmentId)).toEqual(open);
    expect(reviews.every((item) => item.phase === "review" && item.disposition === null)).toBe(true);
    expect(plan.items.reduce((sum, item) => sum + item.minutes, 0)).toBe(50);
    const rows = await rowsOf(db.owner, world);
    expect(rows.items.map((item) => item.position)).toEqual(rows.items.map((_, place) => place + 1));
  });

  it("copies the last plan with what may not go on set aside", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    const { sessionId, planId } = await makePlanned(world);
    await savePlan(treating, planId, {
      version: 1,
      items: [exercise("urge-wave", 17), exercise("softer-reach"), block()],
    });
    const next = await scheduleSession(treating, { coupleId, ...tuesday, date: "2026-11-10" }, clock);
    await holdJointWork(db.owner, world);
    await startPlan(treating, { coupleId, sessionId: next.sessionId, frame: "last" });
    const copy = await planOf(world, next.sessionId);
    expect(copy.items.map((item) => [item.exerciseSlug, item.minutes, item.state])).toEqual([
      ["urge-wave", 17, "planned"],
      ["softer-reach", 12, "set_aside"],
      [null, 10, "planned"],
    ]);
    const held = copy.items.find(({ exerciseSlug }) => exerciseSlug === "softer-reach");
    const page = await loadPlanPage(treating, coupleId, next.sessionId, clock);
    expect(page.library.find(({ slug }) => slug === held?.exerciseSlug)?.locked).toMatch(/^On hold/);
    const { version } = await savePlan(treating, copy.id, { version: 1, items: copy.items.map(asInput) });
    const back = copy.items.map((item) => asInput({ ...item, state: "planned" }));
    await expect(savePlan(treating, copy.id, { version, items: back })).rejects.toMatchObject({
      code: "held",
    });
    const first = await planOf(world, sessionId);
    expect(copy.items.some((item) => first.items.some((one) => one.id === item.id))).toBe(false);
  });

  it("makes one plan however often it is asked for", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    const { sessionId } = await scheduleSession(treating, { coupleId, ...tuesday }, clock);
    const asked = await Promise.allSettled(
      [1, 2, 3].map(() => startPlan(treating, { coupleId, sessionId, frame: "suggested" })),
    );
    expect(asked.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(asked.filter((one) => one.status === "rejected").map((one) => one.reason.code)).toEqual([
      "conflict",
      "conflict",
    ]);
    expect((await rowsOf(db.owner, world)).items).toHaveLength(7);
  });
});

describe("savePlan", () => {
  it("keeps the whole list in order, at the next version", async () => {
    const world = await makeWorld(db.owner);
    const { sessionId, planId } = await makePlanned(world, "blank");
    const [a, b, c] = [block(10), exercise("urge-wave"), block(7, "Agenda")];
    expect((await savePlan(world.treating, planId, { version: 1, items: [a, b, c] })).version).toBe(2);
    const arrive = { ...c, phase: "arrive" as const };
    const saved = await savePlan(world.treating, planId, { version: 2, items: [b, arrive, block(3)] });
    expect(saved.version).toBe(3);
    const rows = await rowsOf(db.owner, world);
    expect(rows.items.map((row) => [row.position, row.phase, row.title, row.minutes])).toEqual([
      [1, "arrive", "Agenda", 7],
      [2, "core", expect.stringMatching(/\w/), 12],
      [3, "core", "Debrief", 3],
    ]);
    expect(rows.items[0]?.id).toBe(c.id);
    expect(rows.items[1]?.title).not.toBe("An earlier exercise");
    const plan = await planOf(world, sessionId);
    expect([plan.version, plan.savedAt.toISOString()]).toEqual([3, saved.savedAt]);
  });

  it("writes nothing at a stale version, one after the other or at once", async () => {
    const world = await makeWorld(db.owner);
    const { planId } = await makePlanned(world, "blank");
    await fillPlan(world, planId);
    const before = await rowsOf(db.owner, world);
    const audit = await auditOf(db.owner, world.practiceId);
    for (const version of [1, 3]) {
      await expect(savePlan(world.treating, planId, { version, items: [block()] })).rejects.toMatchObject({
        code: "stale_version",
      });
    }
    expect(await rowsOf(db.owner, world)).toEqual(before);
    expect(await auditOf(db.owner, world.practiceId)).toEqual(audit);

    const lists = [1, 2, 3, 4].map((minutes) => [block(minutes), block(minutes)]);
    const saves = await Promise.allSettled(
      lists.map((items) => savePlan(world.treating, planId, { version: 2, items })),
    );
    expect(saves.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    const refusals = saves.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
    expect(refusals).toEqual(["stale_version", "stale_version", "stale_version"]);
    const winner = saves.findIndex((one) => one.status === "fulfilled");
    const kept = (await rowsOf(db.owner, world)).items;
    expect(kept.map((row) => row.id)).toEqual(lists[winner]?.map((item) => item.id));
  });

  it("refuses what is held for this couple and names it", async () => {
    const world = await makeWorld(db.owner);
    const { planId } = await makePlanned(world, "blank");
    await savePlan(world.treating, planId, { version: 1, items: [exercise("softer-reach")] });
    await holdJointWork(db.owner, world);
    const before = await rowsOf(db.owner, world);
    const joint = exercise("softer-reach");
    await expect(
      savePlan(world.treating, planId, { version: 2, items: [joint, block()] }),
    ).rejects.toMatchObject({
      code: "held",
      fields: { [joint.id]: [expect.stringMatching(/On hold/)] },
    });
    expect(await rowsOf(db.owner, world)).toEqual(before);
    await savePlan(world.treating, planId, { version: 2, items: [exercise("urge-wave")] });
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update couple set state = 'paused' where id = ${world.coupleId}`,
    );
    await expect(
      savePlan(world.treating, planId, { version: 3, items: [exercise("urge-wave")] }),
    ).rejects.toMatchObject({ code: "held" });
  });

  it("refuses what is above the lower of the two ceilings", async () => {
    const world = await makeWorld(db.owner);
    const { sessionId, planId } = await makePlanned(world, "blank");
    const page = await loadPlanPage(world.treating, world.coupleId, sessionId);
    const named = page.library.find((entry) => entry.explicitness === 1)?.slug ?? "";
    expect(named).not.toBe("");
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update partner set explicitness_ceiling = case slot when 'A' then 3 else 0 end
        where couple_id = ${world.coupleId}`,
    );
    await expect(
      savePlan(world.treating, planId, { version: 1, items: [exercise(named)] }),
    ).rejects.toMatchObject({
      code: "held",
    });
  });

  it("refuses a list that loses homework, invents it, or doubles an id", async () => {
    const world = await makeWorld(db.owner);
    await giveHomework(db.owner, world);
    const closed = await giveHomework(db.owner, world, { closed: true });
    const theirs = await giveHomework(db.owner, await makeCouple(db.owner, world.treating));
    const { sessionId, planId } = await makePlanned(world);
    const plan = await planOf(world, sessionId);
    const all = plan.items.map(asInput);
    const before = await rowsOf(db.owner, world);
    const review = (assignmentId: string): PlanItemInput => ({
      kind: "review",
      id: newId(),
      phase: "review",
      minutes: 5,
      assignmentId,
      disposition: null,
    });
    for (const items of [
      all.filter((item) => item.kind !== "review"),
      [...all, review(theirs)],
      [...all, review(closed)],
      [...all, review(newId())],
      [...all, ...all],
      [...all, { ...block(), id: "x" }],
      [...all, exercise("no-such-exercise")],
    ]) {
      await expect(savePlan(world.treating, planId, { version: 1, items })).rejects.toMatchObject({
        code: "invalid_input",
      });
    }
    expect(await rowsOf(db.owner, world)).toEqual(before);
    const late = await giveHomework(db.owner, world, { slug: "plain-ask" });
    await savePlan(world.treating, planId, { version: 1, items: [...all, review(late)] });
    expect((await rowsOf(db.owner, world)).items.map((row) => row.assignment_id)).toContain(late);
  });
});

describe("loadPlanPage", () => {
  it("shows what was sent, what is on hold with its reason, and what was not reached last time", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    await giveHomework(db.owner, world);
    const first = await makePlanned(world, "blank");
    const before = (await planOf(world, first.sessionId)).items.map(asInput);
    await savePlan(treating, first.planId, { version: 1, items: [...before, exercise("softer-reach")] });
    const next = await scheduleSession(treating, { coupleId, ...tuesday, date: "2026-11-10" }, clock);
    const early = await loadPlanPage(treating, coupleId, next.sessionId);
    // What lies ahead of it was planned and not held, so nothing of it was missed.
    expect([early.previous?.number, early.held]).toEqual([1, null]);
    const state = (of: string) =>
      asPractice(
        db.owner,
        world.practiceId,
        (tx) => tx`update session set state = ${of} where id = ${first.sessionId}`,
      );
    await state("closed");
    await holdJointWork(db.owner, world);
    const page = await loadPlanPage(treating, coupleId, next.sessionId);
    expect(page.plan).toBeNull();
    expect(page.openHomework[0]?.sent).toEqual([
      { slot: "A", sent: true, isShort: false, notNow: null },
      { slot: "B", sent: false, isShort: false, notNow: null },
    ]);
    expect(page.held).toMatchObject({ number: 1, notReached: [{ slug: "softer-reach" }] });
    // A session in between that has a plan too is the one to copy, and still not one that was held.
    const between = await scheduleSession(treating, { coupleId, ...tuesday, date: "2026-11-06" }, clock);
    await startPlan(treating, { coupleId, sessionId: between.sessionId, frame: "blank" }, clock);
    const later = await loadPlanPage(treating, coupleId, next.sessionId);
    expect([later.previous?.number, later.held?.number]).toEqual([3, 1]);
    const locked = new Map(page.library.map((entry) => [entry.slug, entry.locked]));
    expect(locked.get("softer-reach")).toMatch(/On hold/);
    expect(locked.get("urge-wave")).toBeNull();
    expect(JSON.stringify(page)).not.toContain("Canary");
  });
});
