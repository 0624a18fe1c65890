import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/kernel/ids";
import { saveNote } from "#lib/notes/save-note";
import { signNote } from "#lib/notes/sign-note";
import { closeSession } from "#lib/planning/close-session";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { loadPlanPage } from "#lib/planning/queries";
import { savePlan } from "#lib/planning/save-plan";
import { scheduleSession } from "#lib/planning/schedule-session";
import { startPlan } from "#lib/planning/start-plan";
import type { Attendees } from "#lib/planning/types";
import { useFreshDatabase } from "#tests/support/database";
import { makeCouple, makeWorld, type World } from "#tests/support/people";
import { contentOf } from "../notes/given-note.ts";
import { block, clock, exercise, makeCrowd, planOf, tuesday } from "./plan-world.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const evening = () => new Date("2026-11-03T16:00:00Z");
const week = () => new Date("2026-11-04T09:00:00Z");
const later = (world: Pick<World, "treating" | "coupleId">, date: string, attendees: Attendees = "both") =>
  scheduleSession(
    world.treating,
    { coupleId: world.coupleId, ...tuesday, date, attendees, repeats: "once" },
    clock,
  );

/** A session that is over, with a plan of two items. */
async function closed(world: World, attendees: Attendees = "both") {
  const { coupleId, treating } = world;
  const { sessionId } = await later(world, tuesday.date, attendees);
  const { planId } = await startPlan(treating, { coupleId, sessionId, frame: "blank" });
  await savePlan(treating, planId, { version: 1, items: [exercise("urge-wave", 17), block(9)] });
  await finalisePlan(treating, { coupleId, sessionId, version: 2 });
  await closeSession(treating, { coupleId, sessionId }, evening);
  return sessionId;
}

describe("a plan whose session is over", () => {
  it("is copied into a coming session without a plan, nearest first, and stays as it is", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    const from = await closed(world);
    const far = await later(world, "2026-11-17");
    const near = await later(world, "2026-11-10");
    const before = await planOf(world, from);
    const page = await loadPlanPage(treating, coupleId, from, week);
    expect(page.closed?.copyTo.map(({ id }) => id)).toEqual([near.sessionId, far.sessionId]);
    expect(page.closed?.signedAt).toBeNull();

    // Something else is planned in between, so it is not the session before that is copied.
    await startPlan(treating, { coupleId, sessionId: near.sessionId, frame: "blank" }, week);
    await startPlan(treating, { coupleId, sessionId: far.sessionId, frame: "last", from }, week);
    const copy = await planOf(world, far.sessionId);
    expect(copy.items.map(({ exerciseSlug, minutes, state }) => [exerciseSlug, minutes, state])).toEqual([
      ["urge-wave", 17, "planned"],
      [null, 9, "planned"],
    ]);
    expect(await planOf(world, from)).toEqual(before);
    expect((await loadPlanPage(treating, coupleId, from, week)).closed?.copyTo).toEqual([]);
    expect((await loadPlanPage(treating, coupleId, far.sessionId, week)).closed).toBeNull();
  });

  it("says when its record was signed, and offers no session that has passed", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    const from = await closed(world);
    await later(world, "2026-11-10");
    const place = { coupleId, sessionId: from, record: "joint" } as const;
    const content = contentOf({ together: "It went well." });
    const { version } = await saveNote(treating, { ...place, version: 0, content }, evening);
    await signNote(treating, { ...place, version, content }, evening);
    const afterwards = () => new Date("2026-11-11T09:00:00Z");
    expect((await loadPlanPage(treating, coupleId, from, afterwards)).closed).toEqual({
      signedAt: evening(),
      copyTo: [],
    });
  });

  it("of one alone goes to no session of both, nor of the other", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    const from = await closed(world, "A");
    const both = await later(world, "2026-11-10");
    const ofB = await later(world, "2026-11-11", "B");
    const ofA = await later(world, "2026-11-12", "A");
    const page = await loadPlanPage(treating, coupleId, from, week);
    expect(page.closed?.copyTo.map(({ id }) => id)).toEqual([ofA.sessionId]);
    for (const { sessionId } of [both, ofB])
      await expect(
        startPlan(treating, { coupleId, sessionId, frame: "last", from }, week),
      ).rejects.toMatchObject({ code: "not_found" });
    await startPlan(treating, { coupleId, sessionId: ofA.sessionId, frame: "last", from }, week);
  });

  it("of another couple or practice is not found, like one that does not exist", async () => {
    const { world } = await makeCrowd(db.owner);
    const { coupleId, treating } = world;
    const { sessionId } = await later(world, "2026-11-10");
    const couple = await makeCouple(db.owner, treating);
    const own = { ...couple, treating } as World;
    const elsewhere = await makeWorld(db.owner);
    const unplanned = await later(world, "2026-11-12");
    for (const from of [
      await closed(own),
      await closed(elsewhere),
      unplanned.sessionId,
      sessionId,
      newId(),
      "no-id",
    ])
      await expect(
        startPlan(treating, { coupleId, sessionId, frame: "last", from }, week),
      ).rejects.toMatchObject({ code: "not_found" });
    expect((await loadPlanPage(treating, coupleId, sessionId, week)).plan).toBeNull();
  });
});
