import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishExercise } from "#lib/exercises/publish-exercise";
import { findExercise } from "#lib/exercises/queries";
import { reviseExercise } from "#lib/exercises/revise-exercise";
import { closeSession } from "#lib/planning/close-session";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { loadPlanPage } from "#lib/planning/queries";
import { recordRun } from "#lib/planning/record-run";
import { savePlan } from "#lib/planning/save-plan";
import { scheduleSession } from "#lib/planning/schedule-session";
import { startPlan } from "#lib/planning/start-plan";
import { startRun } from "#lib/planning/start-run";
import type { Attendees } from "#lib/planning/types";
import { change, publishedFork } from "#tests/integration/exercises/authored";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld, type World } from "#tests/support/people";
import { clock, exercise, tellTension, tuesday } from "./plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const schedule = (world: World, day: number, attendees: Attendees = "both") =>
  scheduleSession(
    world.treating,
    { coupleId: world.coupleId, ...tuesday, date: `2026-11-${String(day).padStart(2, "0")}`, attendees },
    clock,
  );

/** A session that took so many minutes for one exercise, and did not reach another. */
async function hold(
  world: World,
  day: number,
  minutes: number,
  attendees: Attendees = "both",
  { slug, version } = { slug: "urge-wave", version: 1 },
) {
  const { sessionId } = await schedule(world, day, attendees);
  const of = { coupleId: world.coupleId, sessionId };
  const { planId } = await startPlan(world.treating, { ...of, frame: "blank" });
  const items = [{ ...exercise(slug, 25), exerciseVersion: version }, exercise("name-it-first", 4)];
  await savePlan(world.treating, planId, { version: 1, items });
  await finalisePlan(world.treating, { ...of, version: 2 }, clock);
  const at = (time: string) => () => new Date(`2026-11-${String(day).padStart(2, "0")}T${time}:00Z`);
  await startRun(world.treating, of, at("14:00"));
  const done = { ...of, itemId: items[0]?.id ?? "", state: "done" as const, actualMinutes: minutes };
  await recordRun(world.treating, done, at("14:30"));
  await closeSession(world.treating, of, at("14:50"));
}

const latelyOf = async (world: World, sessionId: string) =>
  (await loadPlanPage(world.treating, world.coupleId, sessionId, clock)).lately;

describe("what the last three sessions gave", () => {
  it("is the mean of the minutes that were done in them, those with one alone left out", async () => {
    const world = await makeWorld(db.owner);
    const weight = findExercise("urge-wave")?.weights.regulation ?? 0;
    await hold(world, 3, 40);
    const { sessionId: next } = await schedule(world, 24);
    expect(await latelyOf(world, next)).toMatchObject({ sessions: 1, mean: { regulation: 40 * weight } });
    await hold(world, 4, 10);
    await hold(world, 5, 20);
    await hold(world, 6, 30);
    await hold(world, 7, 90, "A");
    expect(await latelyOf(world, next)).toMatchObject({ sessions: 3, mean: { regulation: 20 * weight } });
    const { sessionId: alone } = await schedule(world, 25, "A");
    const { sessions, mean } = await latelyOf(world, alone);
    expect(sessions).toBe(3);
    expect(mean?.regulation).toBeCloseTo(((20 + 30 + 90) / 3) * weight);
  });

  it("weighs each session by the version of an exercise that was done in it", async () => {
    const world = await makeWorld(db.owner);
    const { treating } = world;
    const weights = (regulation: number) => ({
      dissonance: 0,
      regulation,
      attachment: 0,
      communication: 1 - regulation,
    });
    const slug = await publishedFork(treating, { from: "urge-wave", parts: { weights: weights(1) } });
    await hold(world, 3, 40, "both", { slug, version: 1 });
    await reviseExercise(treating, { slug });
    const revision = await change(treating, slug, { weights: weights(0.5) });
    await publishExercise(treating, { slug, revision });
    await hold(world, 4, 20, "both", { slug, version: 2 });
    const { sessionId } = await schedule(world, 24);
    expect(await latelyOf(world, sessionId)).toMatchObject({
      sessions: 2,
      mean: { regulation: 25, communication: 5 },
    });
  });

  it("is nothing before the first one is closed", async () => {
    const world = await makeWorld(db.owner);
    const { sessionId } = await schedule(world, 3);
    expect(await latelyOf(world, sessionId)).toEqual({ sessions: 0, mean: null });
  });
});

describe("the tension of late", () => {
  it("is that of who comes: with one alone, nothing of the other's", async () => {
    const world = await makeWorld(db.owner);
    await tellTension(db.owner, world, 9);
    const tensionOf = async (attendees: Attendees, day: number) => {
      const { sessionId } = await schedule(world, day, attendees);
      return (await loadPlanPage(world.treating, world.coupleId, sessionId)).grounds.tension;
    };
    expect(await tensionOf("both", 3)).toEqual({ A: null, B: 9 });
    expect(await tensionOf("B", 4)).toEqual({ A: null, B: 9 });
    expect(await tensionOf("A", 5)).toEqual({ A: null, B: null });
  });
});
