import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { checkPlanned } from "#lib/planning/plan-checks";
import { loadPlanPage } from "#lib/planning/queries";
import { savePlan } from "#lib/planning/save-plan";
import { startRun } from "#lib/planning/start-run";
import {
  exercise,
  holdJointWork,
  makeCrowd,
  makePlanned,
  planOf,
} from "#tests/integration/planning/plan-world";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(async () => {
  await db.drop();
});

/** A plan with one exercise done alone, under a hold that asks to weigh such work. */
async function warned(): Promise<{ world: World; sessionId: string; planId: string }> {
  const { world } = await makeCrowd(db.owner);
  const { sessionId, planId } = await makePlanned(world);
  await holdJointWork(db.owner, world, "G06");
  await savePlan(world.treating, planId, { version: 1, items: [exercise("urge-wave")] });
  return { world, sessionId, planId };
}

const line = "Canary: she asked for this one herself.";

describe("what a gate asks to weigh", () => {
  it("keeps a plan from being made final until it is said why, by whom and when", async () => {
    const { world, sessionId, planId } = await warned();
    const ids = { coupleId: world.coupleId, sessionId };
    const page = await loadPlanPage(world.treating, world.coupleId, sessionId);
    expect(page.library.find(({ slug }) => slug === "urge-wave")).toMatchObject({
      locked: null,
      care: expect.any(String),
    });
    await expect(finalisePlan(world.treating, { ...ids, version: 2 })).rejects.toMatchObject({
      code: "invalid_input",
      fields: {
        [page.plan?.items[0]?.id ?? ""]: [
          "Ride the wave asks for care. Say why it goes on, or set it aside.",
        ],
      },
    });
    await checkPlanned(world.treating, { ...ids, slug: "urge-wave", version: 1, reason: "seen_alone", line });
    const rows = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select * from plan_check where plan_id = ${planId}`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ gate: "G06", reason: "seen_alone", checked_by: world.treating.userId });
    expect(Buffer.from(rows[0]?.line_sealed).toString("latin1")).not.toContain("Canary");
    const after = await loadPlanPage(world.treating, world.coupleId, sessionId);
    expect(after.checks).toEqual({ "urge-wave": { reason: "seen_alone", gates: ["G06"] } });
    await finalisePlan(world.treating, { ...ids, version: 2 });
  });

  it("asks again once another gate is set, and not about what was weighed", async () => {
    const { world, sessionId, planId } = await warned();
    const ids = { coupleId: world.coupleId, sessionId };
    const check = { ...ids, slug: "urge-wave", version: 1, line };
    await checkPlanned(world.treating, { ...check, reason: "seen_alone" });
    await holdJointWork(db.owner, world, "G09");
    await expect(finalisePlan(world.treating, { ...ids, version: 2 })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await checkPlanned(world.treating, { ...check, reason: "supervised" });
    const { checks, library } = await loadPlanPage(world.treating, world.coupleId, sessionId);
    expect(checks).toEqual({ "urge-wave": { reason: "supervised", gates: ["G06", "G09"] } });
    expect(library.find(({ slug }) => slug === "urge-wave")?.careGates.toSorted()).toEqual(["G06", "G09"]);
    const rows = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select gate from plan_check where plan_id = ${planId} order by checked_at, gate`,
    );
    expect(rows.map(({ gate }) => gate)).toEqual(["G06", "G06", "G09"]);
    await finalisePlan(world.treating, { ...ids, version: 2 });
  });

  it("is set aside without a reason", async () => {
    const { world, sessionId, planId } = await warned();
    const [item] = (await planOf(world, sessionId)).items;
    const aside = { ...exercise("urge-wave"), id: item?.id ?? "", state: "set_aside" as const };
    await savePlan(world.treating, planId, { version: 2, items: [aside] });
    await finalisePlan(world.treating, { coupleId: world.coupleId, sessionId, version: 3 });
  });

  it("cannot be talked round where a gate stops it, and nothing is written", async () => {
    const { world, sessionId, planId } = await warned();
    await holdJointWork(db.owner, world, "G05");
    const asked = checkPlanned(world.treating, {
      coupleId: world.coupleId,
      sessionId,
      slug: "cycle-diagram-together",
      version: 1,
      reason: "other",
      line: "",
    });
    await expect(asked).rejects.toMatchObject({ code: "held" });
    const rows = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select 1 from plan_check where plan_id = ${planId}`,
    );
    expect(rows).toHaveLength(0);
  });
});

describe("an item whose gate closes after it was planned", () => {
  it("is shown with its reason, and does not start", async () => {
    const { world } = await makeCrowd(db.owner);
    const { sessionId, planId } = await makePlanned(world);
    await savePlan(world.treating, planId, { version: 1, items: [exercise("cycle-diagram-together", 30)] });
    const ids = { coupleId: world.coupleId, sessionId };
    await finalisePlan(world.treating, { ...ids, version: 2 });
    await holdJointWork(db.owner, world, "G02");
    const page = await loadPlanPage(world.treating, world.coupleId, sessionId);
    expect(page.plan?.items).toHaveLength(1);
    expect(page.library.find(({ slug }) => slug === "cycle-diagram-together")?.locked).toMatch(/^On hold/);
    await expect(startRun(world.treating, ids)).rejects.toMatchObject({ code: "held" });
    await startRun(world.treating, { ...ids, setAside: true });
    expect((await planOf(world, sessionId)).items[0]?.state).toBe("set_aside");
  });
});
