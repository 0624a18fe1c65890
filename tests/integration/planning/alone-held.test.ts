import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/kernel/ids";
import { correctRun } from "#lib/planning/correct-run";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { loadRunPage } from "#lib/planning/load-run-page";
import { listPlanVersions } from "#lib/planning/plan-versions";
import { recordRun } from "#lib/planning/record-run";
import { recordRunEvents } from "#lib/planning/record-run-events";
import { reopenPlan, restorePlan } from "#lib/planning/restore-plan";
import { savePlan } from "#lib/planning/save-plan";
import { scheduleSession } from "#lib/planning/schedule-session";
import type { PlanItemInput } from "#lib/planning/schema";
import { startPlan } from "#lib/planning/start-plan";
import { startRun } from "#lib/planning/start-run";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { asInput, clock, exercise, planOf, tuesday } from "./plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const TOGETHER = "softer-reach";
const REASON = "The softer reach. For the two together; this session is with A alone.";
const held = { code: "held", message: expect.stringContaining(REASON) };
const at = (time: string) => () => new Date(`2026-11-04T${time}:00Z`);

/** A plan for A alone, copied from one of both, so that what the two do together came along set aside. */
async function copied(world: World) {
  const { coupleId, treating } = world;
  const before = await scheduleSession(treating, { coupleId, ...tuesday }, clock);
  const { planId } = await startPlan(treating, { coupleId, sessionId: before.sessionId, frame: "blank" });
  const items = [exercise("urge-wave", 17), exercise(TOGETHER)];
  await savePlan(treating, planId, { version: 1, items }, clock);
  const next = { coupleId, ...tuesday, date: "2026-11-04", attendees: "A" as const };
  const { sessionId } = await scheduleSession(treating, next, clock);
  await startPlan(treating, { coupleId, sessionId, frame: "last" }, clock);
  const plan = await planOf(world, sessionId);
  const together = plan.items.find(({ exerciseSlug }) => exerciseSlug === TOGETHER);
  expect(together?.state).toBe("set_aside");
  return { of: { coupleId, sessionId }, plan, inputs: plan.items.map(asInput), id: together?.id ?? "" };
}

/** A plan may hold it from before it was refused. */
const planAnyway = (world: World, id: string, state: "planned" | "set_aside") =>
  asPractice(db.owner, world.practiceId, (tx) => tx`update plan_item set state = ${state} where id = ${id}`);

const planned = (item: PlanItemInput): PlanItemInput => ({ ...item, state: "planned" });

describe("what the two do at once, where one comes alone", () => {
  it("is not planned again, nor a second time, and stays where it is set aside", async () => {
    const world = await makeWorld(db.owner);
    const { plan, inputs, id } = await copied(world);
    const save = (items: PlanItemInput[]) =>
      savePlan(world.treating, plan.id, { version: plan.version, items }, clock);
    const again = inputs.map((item) => (item.id === id ? planned(item) : item));
    await expect(save(again)).rejects.toMatchObject({ ...held, fields: { [id]: [REASON] } });
    await expect(save([...inputs, exercise(TOGETHER)])).rejects.toMatchObject(held);
    await save(inputs);
  });

  it("is not made final, nor begun", async () => {
    const world = await makeWorld(db.owner);
    const { of, plan, id } = await copied(world);
    await planAnyway(world, id, "planned");
    const final = { ...of, version: plan.version };
    await expect(finalisePlan(world.treating, final, clock)).rejects.toMatchObject(held);
    await planAnyway(world, id, "set_aside");
    await finalisePlan(world.treating, final, clock);
    await planAnyway(world, id, "planned");
    await expect(startRun(world.treating, of, at("14:00"))).rejects.toMatchObject({
      code: "held",
      fields: { [id]: [REASON] },
    });
    await startRun(world.treating, { ...of, setAside: true }, at("14:00"));
    expect((await planOf(world, of.sessionId)).items.map(({ state }) => state)).toEqual([
      "planned",
      "set_aside",
    ]);
  });

  it("does not come back with an earlier version", async () => {
    const world = await makeWorld(db.owner);
    const { of, plan, inputs, id } = await copied(world);
    await finalisePlan(world.treating, { ...of, version: plan.version }, clock);
    await planAnyway(world, id, "planned");
    await reopenPlan(world.treating, of);
    const { version } = await planOf(world, of.sessionId);
    const saved = await savePlan(world.treating, plan.id, { version, items: inputs }, clock);
    const { versions } = await listPlanVersions(world.treating, of.coupleId, of.sessionId);
    const kept = versions.find(({ why }) => why === "reopen")?.id ?? "";
    const back = { ...of, versionId: kept, version: saved.version };
    await expect(restorePlan(world.treating, back, clock)).rejects.toMatchObject(held);
  });

  it("is neither swapped in nor brought back while the session runs", async () => {
    const world = await makeWorld(db.owner);
    const { of, plan, id } = await copied(world);
    await finalisePlan(world.treating, { ...of, version: plan.version }, clock);
    await startRun(world.treating, of, at("14:00"));
    const alone = plan.items.find((item) => item.id !== id)?.id ?? "";
    const told = { at: at("14:05")().getTime(), exerciseVersion: 1 };
    const { events } = await recordRunEvents(
      world.treating,
      of.sessionId,
      {
        deviceId: newId(),
        events: [
          {
            ...told,
            id: newId(),
            place: 1,
            kind: "swap",
            itemId: alone,
            newItemId: newId(),
            exerciseSlug: TOGETHER,
          },
          { id: newId(), place: 2, at: told.at, kind: "planned_again", itemId: id },
        ],
      },
      at("14:06"),
    );
    const refused = events.filter(({ isRefused }) => isRefused).map(({ kind }) => kind);
    expect(refused.toSorted()).toEqual(["planned_again", "swap"]);
    expect((await loadRunPage(world.treating, of.coupleId, of.sessionId)).held).toEqual({ [id]: "hold" });
    const again = { ...of, itemId: id, state: "planned" as const, actualMinutes: null };
    await expect(recordRun(world.treating, again, at("14:07"))).rejects.toMatchObject(held);
    const items = [{ itemId: id, state: again.state, actualMinutes: null }];
    await expect(correctRun(world.treating, { ...of, items }, at("14:07"))).rejects.toMatchObject(held);
  });
});
