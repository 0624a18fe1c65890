import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActorOf } from "#lib/access/actor";
import { type Id, newId } from "#lib/kernel/ids";
import { closeSession } from "#lib/planning/close-session";
import { endRun } from "#lib/planning/end-run";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { loadRunPage } from "#lib/planning/load-run-page";
import { loadPlanPage, loadSchedulePage } from "#lib/planning/queries";
import { recordRun } from "#lib/planning/record-run";
import { savePlan } from "#lib/planning/save-plan";
import { scheduleSession } from "#lib/planning/schedule-session";
import { startPlan } from "#lib/planning/start-plan";
import { startRun } from "#lib/planning/start-run";
import { useFreshDatabase } from "#tests/support/database";
import { auditOf, type World } from "#tests/support/people";
import { block, clock, fillPlan, makeCrowd, rowsOf, tuesday, withoutAudit } from "./plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

type Place = { coupleId: Id; sessionId: Id; planId: Id; itemId: Id };
type Step = {
  /** Brings the world to where the step is allowed; runs once, before everything else. */
  before: (world: World) => Promise<Omit<Place, "coupleId">>;
  run: (actor: ActorOf<"clinician">, place: Place) => Promise<unknown>;
  /** Ids of the place that the step looks at. */
  ids: readonly (keyof Place)[];
  audit: string;
};

const NONE = { sessionId: "", planId: "", itemId: "" };
const scheduled = async ({ treating, coupleId }: World) => {
  const { sessionId } = await scheduleSession(treating, { coupleId, ...tuesday }, clock);
  return { ...NONE, sessionId };
};
const drafted = async (world: World) => {
  const { sessionId } = await scheduled(world);
  const { planId } = await startPlan(world.treating, { coupleId: world.coupleId, sessionId, frame: "blank" });
  const [first] = await fillPlan(world, planId);
  return { sessionId, planId, itemId: first?.id ?? "" };
};
const finalised = async (world: World) => {
  const place = await drafted(world);
  await finalisePlan(
    world.treating,
    { coupleId: world.coupleId, sessionId: place.sessionId, version: 2 },
    clock,
  );
  return place;
};
const running = async (world: World) => {
  const place = await finalised(world);
  await startRun(world.treating, { coupleId: world.coupleId, sessionId: place.sessionId }, clock);
  return place;
};

const of = ({ coupleId, sessionId }: Place) => ({ coupleId, sessionId });
const SESSION = ["coupleId", "sessionId"] as const;

const STEPS: Record<string, Step> = {
  scheduleSession: {
    before: async () => NONE,
    run: (actor, { coupleId }) => scheduleSession(actor, { coupleId, ...tuesday }, clock),
    ids: ["coupleId"],
    audit: "schedule a session",
  },
  startPlan: {
    before: scheduled,
    run: (actor, place) => startPlan(actor, { ...of(place), frame: "suggested" }),
    ids: SESSION,
    audit: "start a plan",
  },
  savePlan: {
    before: drafted,
    run: (actor, { planId }) => savePlan(actor, planId, { version: 2, items: [block()] }),
    ids: ["planId"],
    audit: "change a plan",
  },
  finalisePlan: {
    before: drafted,
    run: (actor, place) => finalisePlan(actor, { ...of(place), version: 2 }, clock),
    ids: SESSION,
    audit: "finalise a plan",
  },
  startRun: {
    before: finalised,
    run: (actor, place) => startRun(actor, of(place), clock),
    ids: SESSION,
    audit: "start a session",
  },
  recordRun: {
    before: running,
    run: (actor, place) =>
      recordRun(actor, { ...of(place), itemId: place.itemId, state: "done", actualMinutes: 9 }),
    ids: ["coupleId", "sessionId", "itemId"],
    audit: "record what was done",
  },
  endRun: {
    before: running,
    run: (actor, place) => endRun(actor, of(place), clock),
    ids: SESSION,
    audit: "end a session",
  },
  closeSession: {
    before: running,
    run: (actor, place) => closeSession(actor, of(place), clock),
    ids: SESSION,
    audit: "close a session",
  },
  loadPlanPage: {
    before: drafted,
    run: (actor, { coupleId, sessionId }) => loadPlanPage(actor, coupleId, sessionId),
    ids: SESSION,
    audit: "plan page",
  },
  loadRunPage: {
    before: running,
    run: (actor, { coupleId, sessionId }) => loadRunPage(actor, coupleId, sessionId),
    ids: SESSION,
    audit: "run page",
  },
  loadSchedulePage: {
    before: scheduled,
    run: (actor, { coupleId }) => loadSchedulePage(actor, coupleId, "Europe/Berlin", clock),
    ids: ["coupleId"],
    audit: "schedule page",
  },
};

describe.each(Object.entries(STEPS))("%s", (_name, step) => {
  let crowd: Awaited<ReturnType<typeof makeCrowd>>;
  let place: Place;
  beforeEach(async () => {
    crowd = await makeCrowd(db.owner);
    place = { coupleId: crowd.world.coupleId, ...(await step.before(crowd.world)) };
  });

  it("leaves one audit row of its own, with the couple", async () => {
    const { world } = crowd;
    const before = await auditOf(db.owner, world.practiceId);
    await step.run(world.treating, place);
    const after = (await auditOf(db.owner, world.practiceId)).slice(before.length);
    expect(after.map((row) => [row.actor_role, row.couple_id, row.purpose])).toEqual([
      ["clinician", world.coupleId, step.audit],
    ]);
  });

  it("answers everybody else as if nothing were there, and writes nothing", async () => {
    const { world, strangers } = crowd;
    const before = await rowsOf(db.owner, world);
    for (const [who, actor] of strangers) {
      await expect(step.run(actor, place), who).rejects.toMatchObject({
        code: "not_found",
        message: "There is nothing here for you to open.",
      });
    }
    expect(await rowsOf(db.owner, world)).toEqual(before);
  });

  it("answers unknown, malformed and another couple's ids alike", async () => {
    const { world, theirs } = crowd;
    const others: Place = { ...NONE, coupleId: theirs.coupleId, ...(await step.before(theirs)) };
    const before = await rowsOf(db.owner, world);
    for (const id of step.ids) {
      for (const wrong of [newId(), "not-an-id", "", others[id]]) {
        await expect(step.run(world.treating, { ...place, [id]: wrong }), id).rejects.toMatchObject({
          code: "not_found",
          message: "There is nothing here for you to open.",
        });
      }
    }
    expect(await rowsOf(db.owner, world)).toEqual(before);
  });

  it("returns and keeps nothing when its audit row cannot be written", async () => {
    const { world } = crowd;
    const before = await rowsOf(db.owner, world);
    await withoutAudit(db.owner, () => expect(step.run(world.treating, place)).rejects.toThrow());
    expect(await rowsOf(db.owner, world)).toEqual(before);
  });
});
