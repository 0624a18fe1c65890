import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findExercise } from "#lib/exercises/queries";
import { loadWrapUpPage } from "#lib/notes/load-wrap-up";
import { closeSession } from "#lib/planning/close-session";
import { endRun } from "#lib/planning/end-run";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { loadRunPage } from "#lib/planning/load-run-page";
import { recordRun } from "#lib/planning/record-run";
import { savePlan } from "#lib/planning/save-plan";
import { scheduleSession } from "#lib/planning/schedule-session";
import { startRun } from "#lib/planning/start-run";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import {
  block,
  clock,
  exercise,
  giveHomework,
  holdJointWork,
  makePlanned,
  rowsOf,
  tellTension,
  tuesday,
} from "./plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const at = (time: string) => () => new Date(`2026-11-03T${time}:00Z`);

async function makeFinal(world: World) {
  const { sessionId, planId } = await makePlanned(world, "blank");
  const items = [block(10), exercise("urge-wave", 25), exercise("softer-reach", 15)];
  await savePlan(world.treating, planId, { version: 1, items });
  const of = { coupleId: world.coupleId, sessionId };
  await finalisePlan(world.treating, { ...of, version: 2 }, clock);
  return { of, items: items.map((item) => item.id) };
}

describe("a hold that was set after the plan was made final", () => {
  it("is named at the start, and nothing begins until what it stops is set aside", async () => {
    const world = await makeWorld(db.owner);
    const { of } = await makeFinal(world);
    await holdJointWork(db.owner, world, "G02");
    const before = await rowsOf(db.owner, world);
    const [, urge = "", softer = ""] = before.items.map((row) => row.id);
    const audited = (await auditOf(db.owner, world.practiceId)).length;
    await expect(startRun(world.treating, of, at("14:02"))).rejects.toMatchObject({
      code: "held",
      // Both: one is joint work, the other names the gate of this hold itself.
      fields: {
        [urge]: [expect.stringMatching(/^Ride the wave|On hold/)],
        [softer]: [expect.stringMatching(/On hold: only work done alone/)],
      },
    });
    expect(await rowsOf(db.owner, world)).toEqual(before);
    expect(await auditOf(db.owner, world.practiceId)).toHaveLength(audited);

    await startRun(world.treating, { ...of, setAside: true }, at("14:03"));
    const rows = await rowsOf(db.owner, world);
    expect(rows.items.map((row) => row.state)).toEqual(["planned", "set_aside", "set_aside"]);
    expect(rows.sessions[0]).toMatchObject({ state: "running", started_at: at("14:03")() });
  });

  it("sets nothing aside where nothing is held", async () => {
    const world = await makeWorld(db.owner);
    const { of } = await makeFinal(world);
    await startRun(world.treating, { ...of, setAside: true }, at("14:02"));
    const states = (await rowsOf(db.owner, world)).items.map((row) => row.state);
    expect(states).toEqual(["planned", "planned", "planned"]);
  });

  it("is also this week's tension", async () => {
    const world = await makeWorld(db.owner);
    const { of } = await makeFinal(world);
    await tellTension(db.owner, world, 7);
    await expect(startRun(world.treating, of, at("14:02"))).rejects.toMatchObject({ code: "held" });
    // The week after, the same answers say nothing any more.
    await startRun(world.treating, of, () => new Date("2026-11-09T14:02:00Z"));
  });
});

describe("a session from start to close", () => {
  it("keeps when it began, what was done in how long, and when it ended", async () => {
    const world = await makeWorld(db.owner);
    const { of, items } = await makeFinal(world);
    const [a = "", b = "", c = ""] = items;
    await startRun(world.treating, of, at("14:02"));
    await recordRun(world.treating, { ...of, itemId: a, state: "done", actualMinutes: 13 }, at("14:15"));
    await recordRun(
      world.treating,
      { ...of, itemId: b, state: "set_aside", actualMinutes: null },
      at("14:20"),
    );
    await recordRun(world.treating, { ...of, itemId: b, state: "done", actualMinutes: 30 }, at("14:45"));
    const run = await loadRunPage(world.treating, of.coupleId, of.sessionId);
    expect(run.plan?.items.map((item) => [item.state, item.actualMinutes])).toEqual([
      ["done", 13],
      ["done", 30],
      ["planned", null],
    ]);
    expect(run.guides[c]?.steps.length).toBeGreaterThan(3);
    expect(run.guides[a]).toBeUndefined();
    expect(await endRun(world.treating, of, at("14:51"))).toEqual({ endedAt: at("14:51")() });
    expect(await endRun(world.treating, of, at("14:59"))).toEqual({ endedAt: at("14:51")() });
    await recordRun(world.treating, { ...of, itemId: a, state: "planned", actualMinutes: 9 });
    await closeSession(world.treating, of, at("15:10"));
    const rows = await rowsOf(db.owner, world);
    expect(rows.sessions[0]).toMatchObject({
      state: "closed",
      started_at: at("14:02")(),
      ended_at: at("14:51")(),
    });
    expect(rows.items.map((row) => [row.state, row.actual_minutes])).toEqual([
      ["planned", null],
      ["done", 30],
      ["planned", null],
    ]);
    expect(rows.nextSessionAt).toBeNull();
  });

  it("ends at the close when nobody ended it before", async () => {
    const world = await makeWorld(db.owner);
    const { of } = await makeFinal(world);
    await startRun(world.treating, of, at("14:02"));
    expect(await closeSession(world.treating, of, at("15:10"))).toEqual({ endedAt: at("15:10")() });
  });

  it("goes one way only", async () => {
    const world = await makeWorld(db.owner);
    const { of, items } = await makeFinal(world);
    const tick = { ...of, itemId: items[0] ?? "", state: "done" as const, actualMinutes: 1 };
    const conflict = { code: "conflict" };
    await expect(recordRun(world.treating, tick)).rejects.toMatchObject(conflict);
    await expect(endRun(world.treating, of, at("14:02"))).rejects.toMatchObject(conflict);
    await startRun(world.treating, of, at("14:02"));
    await expect(startRun(world.treating, of, at("14:03"))).rejects.toMatchObject(conflict);
    await closeSession(world.treating, of, at("15:10"));
    await expect(recordRun(world.treating, tick)).rejects.toMatchObject(conflict);
    await expect(endRun(world.treating, of, at("15:12"))).rejects.toMatchObject(conflict);
    expect((await rowsOf(db.owner, world)).sessions[0]?.started_at).toEqual(at("14:02")());
  });

  it("does not start from a draft", async () => {
    const world = await makeWorld(db.owner);
    const { sessionId } = await makePlanned(world);
    await expect(
      startRun(world.treating, { coupleId: world.coupleId, sessionId }, at("14:02")),
    ).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("loadWrapUpPage", () => {
  it("shows open homework, what can be given, and the day it is meant for", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    const carried = await giveHomework(db.owner, world);
    await giveHomework(db.owner, world, { closed: true });
    const { sessionId } = await makePlanned(world);
    const given = await giveHomework(db.owner, world, { sessionId, slug: "plain-ask" });
    const page = await loadWrapUpPage(treating, coupleId, sessionId, clock);
    expect(page.homework.map((one) => [one.assignmentId, one.isNew, one.slots])).toEqual([
      [carried, false, ["A", "B"]],
      [given, true, ["A", "B"]],
    ]);
    // What is above the couple's ceiling is locked, what has to be taught first, and what needs a yes from each.
    expect(page.exercises.filter((entry) => entry.locked === null)).toEqual(
      page.exercises.filter(
        (entry) =>
          entry.explicitness <= 1 &&
          findExercise(entry.slug)?.sessionFirst !== true &&
          findExercise(entry.slug)?.exerciseClass !== "T",
      ),
    );
    expect([page.dueOn, page.nextSession, page.suggestedTime.date]).toEqual([
      "2026-11-10",
      null,
      "2026-11-10",
    ]);
    await scheduleSession(treating, { coupleId, ...tuesday, date: "2026-11-17" }, clock);
    const later = await loadWrapUpPage(treating, coupleId, sessionId, clock);
    expect([later.dueOn, later.nextSession?.number]).toEqual(["2026-11-17", 2]);
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update session set attendees = 'B' where couple_id = ${coupleId} and number = 2`,
    );
    const alone = await loadWrapUpPage(treating, coupleId, sessionId, clock);
    expect([alone.dueOn, alone.nextSession]).toEqual(["2026-11-10", null]);
    const afterAll = await loadWrapUpPage(
      treating,
      coupleId,
      sessionId,
      () => new Date("2026-12-05T09:00:00Z"),
    );
    expect(afterAll.dueOn).toBe("2026-12-12");
    expect(JSON.stringify(later)).not.toContain("Canary");
  });
});
