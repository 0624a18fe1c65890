import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { choosableIn } from "#lib/exercises/find-exercise";
import { retireExercise } from "#lib/exercises/retire-exercise";
import { newId } from "#lib/kernel/ids";
import { addToPlan } from "#lib/planning/add-to-plan";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { findChoices } from "#lib/planning/find-choices";
import { listOpenPlans, MOST_OPEN_PLANS } from "#lib/planning/list-open-plans";
import { loadPlanPage } from "#lib/planning/queries";
import { scheduleSession } from "#lib/planning/schedule-session";
import { startPlan } from "#lib/planning/start-plan";
import { publishedFork } from "#tests/integration/exercises/authored";
import { crowdOut } from "#tests/integration/exercises/crowd-out";
import { withoutAudit } from "#tests/integration/homework/given";
import {
  clock,
  holdJointWork,
  makeCrowd,
  makePlanned,
  planOf,
  tuesday,
} from "#tests/integration/planning/plan-world";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(async () => {
  await db.drop();
});

const slugsOf = async (world: World, sessionId: string) =>
  (await planOf(world, sessionId)).items.flatMap(({ exerciseSlug }) => exerciseSlug ?? []);

describe("an exercise on its way from the library into a plan", () => {
  it("is added where it usually goes, also an own one that the plan's pane does not begin with", async () => {
    const { world } = await makeCrowd(db.owner);
    const { sessionId } = await makePlanned(world);
    const slug = await publishedFork(world.treating, { from: "urge-wave", title: "Zither pause" });
    await crowdOut(db.owner, world);
    const begun = await withActor(world.treating, (tx) => choosableIn(tx, world.treating));
    expect(begun.map((one) => one.slug)).not.toContain(slug);
    for (const where of ["session", "home"] as const) {
      const asked = { coupleId: world.coupleId, sessionId, where, words: "zither" };
      const found = await findChoices(world.treating, asked, clock);
      expect(found.entries, where).toMatchObject([{ slug, version: 1, locked: null }]);
      expect(found.standIns.options).toEqual(where === "home" ? [{ slug, title: "Zither pause" }] : []);
      const none = await findChoices(world.treating, { ...asked, words: " " }, clock);
      expect(none.entries).toEqual([]);
    }
    const ids = { coupleId: world.coupleId, sessionId, itemId: newId(), slug, version: 1, line: "" };
    const { itemId } = await addToPlan(world.treating, ids, clock);
    const { items, version } = await planOf(world, sessionId);
    expect(items.find(({ id }) => id === itemId)).toMatchObject({
      exerciseSlug: slug,
      exerciseVersion: 1,
      title: "Zither pause",
      phase: "core",
    });
    expect(version).toBe(2);
    // The answer was lost, and it is pressed again.
    expect(await addToPlan(world.treating, ids, clock)).toEqual({ itemId });
    expect(await planOf(world, sessionId)).toMatchObject({ items, version });
  });

  it("is stopped by what stops it for that couple, and by who comes", async () => {
    const { world } = await makeCrowd(db.owner);
    const { sessionId } = await makePlanned(world);
    const ids = { coupleId: world.coupleId, sessionId, itemId: newId(), version: 1, line: "" };
    const before = await slugsOf(world, sessionId);
    await holdJointWork(db.owner, world);
    const asked = { coupleId: world.coupleId, sessionId, where: "session" as const, words: "softer reach" };
    const { entries } = await findChoices(world.treating, asked, clock);
    expect(entries[0]).toMatchObject({ slug: "softer-reach", locked: expect.any(String) });
    await expect(addToPlan(world.treating, { ...ids, slug: "softer-reach" }, clock)).rejects.toMatchObject({
      code: "held",
    });
    expect(await slugsOf(world, sessionId)).toEqual(before);
  });

  it("asks for a reason where a gate asks to weigh it, and keeps it with the plan", async () => {
    const { world } = await makeCrowd(db.owner);
    const { sessionId } = await makePlanned(world);
    await holdJointWork(db.owner, world, "G06");
    const ids = { coupleId: world.coupleId, sessionId, itemId: newId(), slug: "urge-wave", version: 1 };
    await expect(addToPlan(world.treating, { ...ids, line: "" }, clock)).rejects.toMatchObject({
      code: "invalid_input",
      fields: { reason: ["Choose a reason."] },
    });
    expect(await slugsOf(world, sessionId)).not.toContain("urge-wave");
    await addToPlan(world.treating, { ...ids, reason: "seen_alone", line: "Canary line" }, clock);
    const page = await loadPlanPage(world.treating, world.coupleId, sessionId);
    expect(page.checks).toEqual({ "urge-wave": { reason: "seen_alone", gates: ["G06"] } });
    // Said once, it is not asked for again.
    await addToPlan(world.treating, { ...ids, itemId: newId(), line: "" }, clock);
    expect((await slugsOf(world, sessionId)).filter((slug) => slug === "urge-wave")).toHaveLength(2);
  });

  it("is the newest published version of what can be done in the room, in a plan that can still be changed", async () => {
    const { world } = await makeCrowd(db.owner);
    const { sessionId } = await makePlanned(world);
    const slug = await publishedFork(world.treating);
    const ids = { coupleId: world.coupleId, sessionId, itemId: newId(), slug, version: 1, line: "" };
    const codeOf = async (change: Partial<typeof ids>) =>
      addToPlan(world.treating, { ...ids, ...change }, clock).then(
        () => "added",
        (error) => error.code,
      );
    expect(await codeOf({ version: 2 })).toBe("conflict");
    expect(await codeOf({ slug: "own-not-there" })).toBe("not_found");
    await retireExercise(world.treating, { slug });
    expect(await codeOf({})).toBe("held");
    const bare = await scheduleSession(
      world.treating,
      { coupleId: world.coupleId, ...tuesday, date: "2026-11-10" },
      clock,
    );
    expect(await codeOf({ slug: "pause-pact", sessionId: bare.sessionId })).toBe("not_found");
    await finalisePlan(world.treating, { coupleId: world.coupleId, sessionId, version: 1 });
    expect(await codeOf({ slug: "pause-pact" })).toBe("conflict");
  });

  it("is added to no plan of anybody else, and to none without a line in the audit", async () => {
    const { world, strangers } = await makeCrowd(db.owner);
    const { sessionId } = await makePlanned(world);
    const ids = {
      coupleId: world.coupleId,
      sessionId,
      itemId: newId(),
      slug: "pause-pact",
      version: 1,
      line: "",
    };
    for (const [who, stranger] of strangers) {
      await expect(addToPlan(stranger, ids, clock), who).rejects.toMatchObject({
        code: expect.stringMatching(/not_found|forbidden/),
      });
      const asked = { ...ids, where: "session" as const, words: "pause" };
      await expect(findChoices(stranger, asked, clock), who).rejects.toMatchObject({
        code: expect.stringMatching(/not_found|forbidden/),
      });
    }
    await withoutAudit(db.owner, "app_clinician", async () => {
      await expect(addToPlan(world.treating, ids, clock)).rejects.toThrow();
    });
    expect(await slugsOf(world, sessionId)).not.toContain("pause-pact");
  });
});

describe("the plans to choose from", () => {
  it("are the clinician's own, coming, not final, the nearest first, and a dozen at most", async () => {
    const world = await makeWorld(db.owner);
    const { treating, coupleId } = world;
    const days = Array.from({ length: MOST_OPEN_PLANS + 2 }, (_, day) => `2026-11-${String(28 - day)}`);
    for (const date of days) {
      const { sessionId } = await scheduleSession(treating, { coupleId, ...tuesday, date }, clock);
      await startPlan(treating, { coupleId, sessionId, frame: "blank" });
    }
    await scheduleSession(treating, { coupleId, ...tuesday, date: "2026-11-05" }, clock);
    const open = await listOpenPlans(treating, clock);
    expect(open).toHaveLength(MOST_OPEN_PLANS);
    const starts = open.map(({ session }) => session.startsAt.getTime());
    expect(starts).toEqual(starts.toSorted((one, other) => one - other));
    expect(open[0]?.session.startsAt.toISOString().slice(0, 10)).toBe(days.at(-1));
    const [first] = open;
    await finalisePlan(treating, { coupleId, sessionId: first?.session.id ?? "", version: 1 });
    expect((await listOpenPlans(treating, clock)).map(({ session }) => session.id)).not.toContain(
      first?.session.id,
    );
    const other = await makeWorld(db.owner);
    expect(await listOpenPlans(other.treating, clock)).toEqual([]);
  });
});
