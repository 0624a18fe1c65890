import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/kernel/ids";
import { loadWrapUpPage } from "#lib/notes/load-wrap-up";
import { closeSession } from "#lib/planning/close-session";
import { endRun } from "#lib/planning/end-run";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { loadRunPage } from "#lib/planning/load-run-page";
import { checkPlanned } from "#lib/planning/plan-checks";
import { recordRun } from "#lib/planning/record-run";
import { recordRunEvents } from "#lib/planning/record-run-events";
import { inDoneOrder } from "#lib/planning/rules-run-order";
import type { RunEventInput } from "#lib/planning/run-schema";
import { savePlan } from "#lib/planning/save-plan";
import { scheduleSession } from "#lib/planning/schedule-session";
import { startPlan } from "#lib/planning/start-plan";
import { startRun } from "#lib/planning/start-run";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { block, clock, exercise, holdJointWork, makePlanned, planOf, rowsOf, tuesday } from "./plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const at = (time: string) => () => new Date(`2026-11-03T${time}:00Z`);

async function makeRunning(world: World) {
  const { sessionId, planId } = await makePlanned(world, "blank");
  const items = [block(10), exercise("urge-wave", 25), exercise("softer-reach", 15)];
  await savePlan(world.treating, planId, { version: 1, items });
  const of = { coupleId: world.coupleId, sessionId };
  await finalisePlan(world.treating, { ...of, version: 2 }, clock);
  await startRun(world.treating, of, at("14:00"));
  const [a = "", b = "", c = ""] = items.map((one) => one.id);
  return { of, a, b, c };
}

const now = (place: number, time: string, itemId: string): RunEventInput => ({
  id: newId(),
  place,
  at: at(time)().getTime(),
  kind: "now",
  itemId,
});
const done = (place: number, time: string, itemId: string): RunEventInput => ({
  id: newId(),
  place,
  at: at(time)().getTime(),
  kind: "done",
  itemId,
  minutes: null,
});

/** What the plan keeps, in its own order: what became of each, its minutes, and its place in the run. */
const keptOf = (world: World) =>
  asPractice(
    db.owner,
    world.practiceId,
    (tx) => tx<{ id: string; position: number; state: string; actual: number | null; run: number | null }[]>`
      select id, position, state, actual_minutes as actual, run_place as run from plan_item
      where couple_id = ${world.coupleId} order by position`,
  );

describe("a run in another order than its plan", () => {
  it("is kept beside the plan's order, however often and in whatever order two devices tell it", async () => {
    const world = await makeWorld(db.owner);
    const { of, a, b, c } = await makeRunning(world);
    const tablet = [now(1, "14:04", c), done(2, "14:18", c)];
    const laptop = [done(1, "14:24", a)];
    const send = (deviceId: string, events: RunEventInput[]) =>
      recordRunEvents(world.treating, of.sessionId, { deviceId, events }, at("15:00"));
    const [one, two] = [newId(), newId()];
    await send(two, laptop);
    await send(one, tablet.slice(1));
    await send(one, tablet);
    const { events } = await send(one, tablet);
    expect(events).toHaveLength(3);
    expect(await keptOf(world)).toEqual([
      { id: a, position: 1, state: "done", actual: 10, run: 2 },
      { id: b, position: 2, state: "planned", actual: null, run: 3 },
      { id: c, position: 3, state: "done", actual: 14, run: 1 },
    ]);
    await endRun(world.treating, of, at("14:50"));
    const { plan, facts } = await loadWrapUpPage(world.treating, of.coupleId, of.sessionId, at("14:51"));
    expect(
      inDoneOrder(plan?.items ?? []).map(({ item, planned, isMoved }) => [item.id, planned, isMoved]),
    ).toEqual([
      [c, 3, true],
      [a, 1, true],
      [b, 2, true],
    ]);
    expect(facts.work).toMatch(/^Done: The softer reach \(14 min, 15 planned\); Debrief \(10 min\)\./);
  });

  it("is told by a plain form too, and taking it back leaves no trace of another order", async () => {
    const world = await makeWorld(db.owner);
    const { of, a, b, c } = await makeRunning(world);
    const take = (itemId: string, time: string) =>
      recordRun(world.treating, { ...of, itemId, state: "now", actualMinutes: null }, at(time));
    await take(b, "14:05");
    expect((await keptOf(world)).map(({ run }) => run)).toEqual([2, 1, 3]);
    await take(a, "14:06");
    expect(await keptOf(world)).toEqual(
      [a, b, c].map((id, place) => ({ id, position: place + 1, state: "planned", actual: null, run: null })),
    );
  });

  it("brings nothing up that is held, from a device or a form", async () => {
    const world = await makeWorld(db.owner);
    const { of, a, c } = await makeRunning(world);
    await holdJointWork(db.owner, world, "G02");
    const before = await keptOf(world);
    const form = { ...of, itemId: c, state: "now" as const, actualMinutes: null };
    await expect(recordRun(world.treating, form, at("14:05"))).rejects.toMatchObject({ code: "held" });
    const { events } = await recordRunEvents(
      world.treating,
      of.sessionId,
      { deviceId: newId(), events: [now(1, "14:05", c), now(2, "14:06", a)] },
      at("14:07"),
    );
    expect(events.map(({ isRefused }) => isRefused)).toEqual([true, false]);
    expect(await keptOf(world)).toEqual(before);
  });

  it.each(["now", "planned_again"] as const)(
    "lets nothing in by %s that asks to be weighed and was not",
    async (kind) => {
      const world = await makeWorld(db.owner);
      const { sessionId, planId } = await makePlanned(world, "blank");
      const of = { coupleId: world.coupleId, sessionId };
      await holdJointWork(db.owner, world, "G06");
      const aside = (slug: string) => ({ ...exercise(slug), state: "set_aside" as const });
      const items = [block(10), aside("urge-wave"), aside("soothing-kit")];
      await savePlan(world.treating, planId, { version: 1, items });
      const [, wave = "", kit = ""] = items.map((one) => one.id);
      await checkPlanned(world.treating, {
        ...of,
        slug: "soothing-kit",
        version: 1,
        reason: "seen_alone",
        line: "",
      });
      await finalisePlan(world.treating, { ...of, version: 2 }, clock);
      await startRun(world.treating, of, at("14:00"));
      const page = await loadRunPage(world.treating, of.coupleId, of.sessionId, at("14:01"));
      expect(page.held).toEqual({ [wave]: "weigh" });
      const before = await keptOf(world);
      const state = kind === "now" ? kind : "planned";
      await expect(
        recordRun(world.treating, { ...of, itemId: wave, state, actualMinutes: null }, at("14:05")),
      ).rejects.toMatchObject({
        code: "held",
        message: "Ride the wave asks for care, and the plan does not say why it goes on.",
      });
      const tell = (place: number, itemId: string) =>
        recordRunEvents(
          world.treating,
          of.sessionId,
          { deviceId: newId(), events: [{ id: newId(), place, at: at("14:06")().getTime(), kind, itemId }] },
          at("14:07"),
        );
      expect((await tell(1, wave)).events.at(-1)?.isRefused).toBe(true);
      expect(await keptOf(world)).toEqual(before);
      expect((await tell(2, kit)).events.at(-1)?.isRefused).toBe(false);
      expect((await keptOf(world)).map(({ state: became }) => became)).toEqual([
        "planned",
        "set_aside",
        "planned",
      ]);
    },
  );

  it("is copied as it was planned, and changes nothing after the close", async () => {
    const world = await makeWorld(db.owner);
    const { of, b, c } = await makeRunning(world);
    const tell = (event: RunEventInput) =>
      recordRunEvents(world.treating, of.sessionId, { deviceId: newId(), events: [event] }, at("16:00"));
    await tell(now(1, "14:04", c));
    await closeSession(world.treating, of, at("15:10"));
    const before = await rowsOf(db.owner, world);
    await tell(now(1, "14:30", b));
    expect(await rowsOf(db.owner, world)).toEqual(before);
    expect((await keptOf(world)).map(({ run }) => run)).toEqual([2, 3, 1]);
    const { coupleId, treating } = { ...of, treating: world.treating };
    const { sessionId } = await scheduleSession(
      treating,
      { coupleId, ...tuesday, date: "2026-11-10" },
      at("16:00"),
    );
    await startPlan(treating, { coupleId, sessionId, frame: "last" });
    const copy = await planOf(world, sessionId);
    expect(copy.items.map(({ title, runPlace }) => [title, runPlace])).toEqual([
      ["Debrief", null],
      ["Ride the wave", null],
      ["The softer reach", null],
    ]);
  });

  it("has no row of a kind that nobody knows", async () => {
    const world = await makeWorld(db.owner);
    const { of } = await makeRunning(world);
    const { practiceId, coupleId, treating } = world;
    const add = (kind: string) =>
      asPractice(
        db.owner,
        practiceId,
        (
          tx,
        ) => tx`insert into run_event (practice_id, id, couple_id, session_id, device_id, place, happened_at,
            kind, recorded_by)
          values (${practiceId}, ${newId()}, ${coupleId}, ${of.sessionId}, ${newId()}, 1, now(), ${kind},
            ${treating.userId})`,
      );
    await add("now");
    await expect(add("later")).rejects.toThrow(/run_event_kind/);
  });
});
