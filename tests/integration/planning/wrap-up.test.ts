import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findExercise } from "#lib/exercises/queries";
import { giveHomework } from "#lib/homework/give-homework";
import { withdrawHomework } from "#lib/homework/withdraw-homework";
import { newId } from "#lib/kernel/ids";
import { loadWrapUpPage } from "#lib/notes/load-wrap-up";
import { chooseCarryOver } from "#lib/planning/choose-carry-over";
import { closeSession } from "#lib/planning/close-session";
import { correctRun } from "#lib/planning/correct-run";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { loadPlanPage } from "#lib/planning/queries";
import { recordRun } from "#lib/planning/record-run";
import { savePlan } from "#lib/planning/save-plan";
import { scheduleSession } from "#lib/planning/schedule-session";
import { startRun } from "#lib/planning/start-run";
import { useFreshDatabase } from "#tests/support/database";
import { auditOf, makeWorld } from "#tests/support/people";
import { block, clock, exercise, makeCrowd, makePlanned, rowsOf, tuesday, withoutAudit } from "./plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const at = (time: string) => () => new Date(`2026-11-03T${time}:00Z`);

async function makeRunning(world: Awaited<ReturnType<typeof makeWorld>>) {
  const { sessionId, planId } = await makePlanned(world, "blank");
  const items = [block(10), exercise("urge-wave", 25), exercise("softer-reach", 15)];
  await savePlan(world.treating, planId, { version: 1, items });
  const of = { coupleId: world.coupleId, sessionId };
  await finalisePlan(world.treating, { ...of, version: 2 }, clock);
  await startRun(world.treating, of, at("14:02"));
  const [a = "", b = "", c = ""] = items.map(({ id }) => id);
  return { of, ids: { a, b, c } };
}
const states = async (world: Awaited<ReturnType<typeof makeWorld>>) =>
  (await rowsOf(db.owner, world)).items.map((row) => [row.state, row.actual_minutes]);

describe("correctRun", () => {
  it("puts right what differs as the last word on it, and leaves the rest alone", async () => {
    const world = await makeWorld(db.owner);
    const { of, ids } = await makeRunning(world);
    await recordRun(world.treating, { ...of, itemId: ids.a, state: "done", actualMinutes: 12 }, at("14:14"));
    await recordRun(
      world.treating,
      { ...of, itemId: ids.b, state: "set_aside", actualMinutes: null },
      at("14:20"),
    );
    const items = [
      { itemId: ids.a, state: "done", actualMinutes: 12 },
      { itemId: ids.b, state: "done", actualMinutes: 20 },
      { itemId: ids.c, state: "set_aside", actualMinutes: null },
    ] as const;
    const corrected = await correctRun(world.treating, { ...of, items: [...items] }, at("15:00"));
    expect(corrected.changed).toBe(2);
    expect((await states(world)).slice(0, 2)).toEqual([
      ["done", 12],
      ["done", 20],
    ]);
    expect((await states(world))[2]?.[0]).toBe("set_aside");
    const again = await correctRun(world.treating, { ...of, items: [...items].slice(0, 2) }, at("15:01"));
    expect(again.changed).toBe(0);
    await closeSession(world.treating, of, at("15:10"));
    await expect(correctRun(world.treating, { ...of, items: [...items] }, at("15:12"))).rejects.toMatchObject(
      {
        code: "conflict",
      },
    );
  });

  it("does all of it or nothing", async () => {
    const world = await makeWorld(db.owner);
    const { of, ids } = await makeRunning(world);
    const before = await states(world);
    const first = { itemId: ids.a, state: "done" as const, actualMinutes: 5 };
    const strange = { ...first, itemId: newId() };
    await expect(
      correctRun(world.treating, { ...of, items: [first, strange] }, at("15:00")),
    ).rejects.toMatchObject({ code: "not_found" });
    await withoutAudit(db.owner, () =>
      expect(correctRun(world.treating, { ...of, items: [first] }, at("15:00"))).rejects.toThrow(),
    );
    expect(await states(world)).toEqual(before);
  });
});

describe("chooseCarryOver", () => {
  it("offers the next plan what is ticked, and no other exercise of this session", async () => {
    const world = await makeWorld(db.owner);
    const { of, ids } = await makeRunning(world);
    await scheduleSession(world.treating, { coupleId: of.coupleId, ...tuesday, date: "2026-11-10" }, clock);
    const next = (await rowsOf(db.owner, world)).sessions[1]?.id ?? "";
    const offered = async () =>
      (await loadPlanPage(world.treating, of.coupleId, next)).held?.notReached.map(({ slug }) => slug);
    expect(await offered()).toEqual(["urge-wave", "softer-reach"]);
    expect(await chooseCarryOver(world.treating, { ...of, itemIds: [ids.c] })).toEqual({ carried: 1 });
    expect(await offered()).toEqual(["softer-reach"]);
    await chooseCarryOver(world.treating, { ...of, itemIds: [] });
    expect(await offered()).toEqual([]);
    await chooseCarryOver(world.treating, { ...of, itemIds: [ids.b] });
    expect(await offered()).toEqual(["urge-wave"]);
    for (const wrong of [ids.a, newId()]) {
      await expect(chooseCarryOver(world.treating, { ...of, itemIds: [wrong] })).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });
});

describe("giveHomework", () => {
  const slugs = ["urge-wave", "two-truths-map", "bids-week", "plain-ask"].filter((slug) =>
    findExercise(slug),
  );
  const give = (coupleId: string, exerciseSlug: string, more = "") => ({
    requestId: newId(),
    coupleId,
    sessionId: null,
    exerciseSlug,
    smaller: false,
    dueOn: "2026-11-10",
    for: "both" as const,
    more,
  });

  it("gives two, and a third only with a reason, which is kept with it and read beside it", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    const { sessionId } = await makePlanned(world);
    const [one = "", two = "", three = ""] = slugs;
    const first = give(coupleId, one);
    const given = await giveHomework(treating, first, { clock });
    await giveHomework(treating, give(coupleId, two), { clock });
    await expect(giveHomework(treating, give(coupleId, three), { clock })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { more: [expect.stringMatching(/^Two are open already/)] },
    });
    // The same press twice is one piece of homework, and asks for nothing.
    expect(await giveHomework(treating, first, { clock })).toEqual(given);
    await giveHomework(treating, give(coupleId, three, "They asked for it, and it is short."), { clock });
    const { homework } = await loadWrapUpPage(treating, coupleId, sessionId, clock);
    expect(homework.map(({ more }) => more)).toEqual([null, null, "They asked for it, and it is short."]);
    await withdrawHomework(treating, { coupleId, assignmentId: given.assignmentId });
    const rows = await rowsOf(db.owner, world);
    expect(rows.assignments.filter((row) => row.closed_at === null)).toHaveLength(2);
  });
});

describe("who may", () => {
  it("nobody but the treating clinician, and each leaves its row in the audit", async () => {
    const { world, strangers } = await makeCrowd(db.owner);
    const { of, ids } = await makeRunning(world);
    const before = await states(world);
    const line = { itemId: ids.a, state: "done" as const, actualMinutes: 5 };
    for (const [who, actor] of strangers) {
      for (const press of [
        () => correctRun(actor, { ...of, items: [line] }, at("15:00")),
        () => chooseCarryOver(actor, { ...of, itemIds: [] }),
      ]) {
        await expect(press(), who).rejects.toMatchObject({ code: "not_found" });
      }
    }
    expect(await states(world)).toEqual(before);
    const rows = (await auditOf(db.owner, world.practiceId)).length;
    await correctRun(world.treating, { ...of, items: [line] }, at("15:00"));
    await chooseCarryOver(world.treating, { ...of, itemIds: [] });
    const said = (await auditOf(db.owner, world.practiceId)).slice(rows);
    expect(said.map((row) => [row.couple_id, row.purpose])).toEqual([
      [of.coupleId, "correct what was done"],
      [of.coupleId, "choose what to carry over"],
    ]);
  });
});
