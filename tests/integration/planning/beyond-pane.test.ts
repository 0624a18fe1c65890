import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { retireExercise } from "#lib/exercises/retire-exercise";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { checkPlanned } from "#lib/planning/plan-checks";
import { loadPlanPage } from "#lib/planning/queries";
import { entryFor, leftOver } from "#lib/planning/rules-known";
import { savePlan } from "#lib/planning/save-plan";
import { scheduleSession } from "#lib/planning/schedule-session";
import { startPlan } from "#lib/planning/start-plan";
import { publishedFork } from "#tests/integration/exercises/authored";
import { crowdOut } from "#tests/integration/exercises/crowd-out";
import { clock, exercise, holdJointWork, makePlanned, tuesday } from "#tests/integration/planning/plan-world";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(async () => {
  await db.drop();
});

/** A plan with two own exercises that the pane does not begin with, one of them retired since, under a gate that asks. */
async function planned() {
  const world = await makeWorld(db.owner);
  const { sessionId, planId } = await makePlanned(world, "blank");
  const older = await publishedFork(world.treating, { from: "urge-wave", title: "Zither pause" });
  const gone = await publishedFork(world.treating, {
    from: "cycle-diagram-together",
    title: "Quince pause",
  });
  const items = [exercise(older), exercise(gone), exercise("urge-wave")];
  await savePlan(world.treating, planId, { version: 1, items });
  await crowdOut(db.owner, world);
  await retireExercise(world.treating, { slug: gone });
  const load = () => loadPlanPage(world.treating, world.coupleId, sessionId, clock);
  return { world, sessionId, planId, older, gone, load };
}

const refs = (entries: readonly { slug: string; version: number }[]) =>
  entries.map(({ slug, version }) => `${slug} ${version}`);

describe("what stands in a plan and is not in its pane", () => {
  it("comes with its gates and its range, and widens no pane", async () => {
    const { world, older, gone, load } = await planned();
    await holdJointWork(db.owner, world, "G06");
    const { plan, library, beyond } = await load();
    expect(refs(beyond)).toEqual([`${older} 1`, `${gone} 1`]);
    for (const slug of [older, gone]) expect(library.some((one) => one.slug === slug)).toBe(false);
    const entryOf = entryFor(library, beyond);
    for (const item of plan?.items ?? [])
      expect(entryOf(item), item.title).toMatchObject({
        slug: item.exerciseSlug,
        version: 1,
        locked: null,
        care: expect.any(String),
        careGates: ["G06"],
        minutes: { min: expect.any(Number), max: expect.any(Number) },
      });
    await holdJointWork(db.owner, world, "G02");
    expect((await load()).beyond.map(({ locked }) => locked)).toEqual([
      expect.any(String),
      expect.any(String),
    ]);
  });

  it("is weighed as it stands, also after it was retired, and the plan made final", async () => {
    const { world, sessionId, older, gone, load } = await planned();
    await holdJointWork(db.owner, world, "G06");
    const ids = { coupleId: world.coupleId, sessionId };
    const line = { reason: "seen_alone", line: "" } as const;
    const say = (slug: string, version = 1) =>
      checkPlanned(world.treating, { ...ids, slug, version, ...line });
    await expect(finalisePlan(world.treating, { ...ids, version: 2 })).rejects.toMatchObject({
      code: "invalid_input",
    });
    for (const slug of [older, gone, "urge-wave"]) await say(slug);
    expect(Object.keys((await load()).checks).toSorted()).toEqual([older, gone, "urge-wave"].toSorted());
    await expect(say(older, 2)).rejects.toMatchObject({ code: "not_found" });
    const unheld = await publishedFork(world.treating, { from: "urge-wave", title: "Never planned" });
    await retireExercise(world.treating, { slug: unheld });
    await expect(say(unheld)).rejects.toMatchObject({ code: "not_found" });
    await finalisePlan(world.treating, { ...ids, version: 2 });
  });

  it("can be carried over to the next plan where it was not reached, and is named where it was retired", async () => {
    const { world, sessionId, older, gone, load } = await planned();
    const { treating, coupleId } = world;
    expect((await load()).held).toBeNull();
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) =>
        tx`update session set state = 'closed', started_at = now(), ended_at = now() where id = ${sessionId}`,
    );
    const next = await scheduleSession(treating, { coupleId, ...tuesday, date: "2026-11-10" }, clock);
    await startPlan(treating, { coupleId, sessionId: next.sessionId, frame: "blank" });
    const page = await loadPlanPage(treating, coupleId, next.sessionId, clock);
    expect(page.held).toMatchObject({ gone: [gone] });
    expect(refs(page.beyond)).toEqual([`${older} 1`]);
    expect(leftOver({ ...page, items: [] })).toMatchObject([
      { slug: older, entry: { slug: older, version: 1 }, why: null },
      { slug: gone, title: "Quince pause", entry: null, why: expect.stringContaining("Retired") },
      { slug: "urge-wave", entry: { slug: "urge-wave" }, why: null },
    ]);
    for (const slug of [older, "urge-wave"]) {
      expect(page.weights[slug]).toBeDefined();
      expect(page.leads[slug]).toBeDefined();
    }
  });
});
