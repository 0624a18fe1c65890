import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadWrapUpPage } from "#lib/notes/load-wrap-up";
import { loadPlanPage } from "#lib/planning/queries";
import { findBuiltIn } from "#lib/planning/rules-templates";
import { scheduleSession } from "#lib/planning/schedule-session";
import { startPlan } from "#lib/planning/start-plan";
import { listTemplates } from "#lib/planning/templates";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld, type World } from "#tests/support/people";
import { clock, decide, giveHomework, holdJointWork, planOf, tuesday } from "./plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

async function begin(world: World, template: string | null) {
  const { coupleId, treating } = world;
  const { sessionId } = await scheduleSession(treating, { coupleId, ...tuesday, minutes: 75 }, clock);
  const frame = template ? ({ frame: "template", template } as const) : ({ frame: "blank" } as const);
  await startPlan(treating, { coupleId, sessionId, ...frame }, clock);
  return sessionId;
}

describe("a plan from a built-in template", () => {
  it("has what is on hold set aside, in its place and with its reason", async () => {
    const world = await makeWorld(db.owner);
    await holdJointWork(db.owner, world);
    const sessionId = await begin(world, "p4");
    const { items } = await planOf(world, sessionId);
    const states = items.flatMap(({ exerciseSlug, state }) => (exerciseSlug ? [[exerciseSlug, state]] : []));
    expect(states).toEqual([
      ["soothing-kit", "planned"],
      ["sensate-focus-1", "set_aside"],
    ]);
    const { library } = await loadPlanPage(world.treating, world.coupleId, sessionId, clock);
    expect(library.find(({ slug }) => slug === "sensate-focus-1")?.locked).toMatch(/^On hold/);
  });

  it("sends home first what the template names", async () => {
    const world = await makeWorld(db.owner);
    const nearestIn = async (sessionId: string) =>
      (await loadWrapUpPage(world.treating, world.coupleId, sessionId, clock)).nearest;
    const named = (findBuiltIn("p3")?.home ?? []).map(({ slug }) => slug);
    expect((await nearestIn(await begin(world, "p3"))).slice(0, 2)).toEqual(named);
    const other = await makeWorld(db.owner);
    const blank = await begin(other, null);
    const { nearest } = await loadWrapUpPage(other.treating, other.coupleId, blank, clock);
    expect(nearest.slice(0, 2)).not.toEqual(named);
    const { templates } = await listTemplates(world.treating, clock);
    expect(templates.find(({ id }) => id === "p4")?.home).toEqual([
      "Touch for your own interest, twice",
      "Coming back to the body",
    ]);
  });

  it("offers first for the same need what may take the place of homework that is swapped", async () => {
    const world = await makeWorld(db.owner);
    const swapped = await giveHomework(db.owner, world, { slug: "urge-wave", carried: 2 });
    const sessionId = await begin(world, null);
    await decide(world, sessionId, { [swapped]: "replace" });
    const page = await loadWrapUpPage(world.treating, world.coupleId, sessionId, clock);
    const leadOf = (slug: string | undefined) => page.exercises.find((one) => one.slug === slug)?.lead;
    expect(page.nearest.slice(0, 2).map(leadOf)).toEqual(["regulation", "regulation"]);
    expect(page.nearest.slice(0, 2)).not.toContain("urge-wave");
  });
});
