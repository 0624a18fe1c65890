import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { careGates } from "#lib/couples/lock-reason";
import { listExercises } from "#lib/exercises/queries";
import { fitsFormat } from "#lib/exercises/rules";
import { newId } from "#lib/kernel/ids";
import { closeSession } from "#lib/planning/close-session";
import { correctRun } from "#lib/planning/correct-run";
import { endRun } from "#lib/planning/end-run";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { loadRunPage } from "#lib/planning/load-run-page";
import { recordRun } from "#lib/planning/record-run";
import { recordRunEvents } from "#lib/planning/record-run-events";
import type { RunEventInput } from "#lib/planning/run-schema";
import { EVENT_LIMITS } from "#lib/planning/run-types";
import { savePlan } from "#lib/planning/save-plan";
import { startRun } from "#lib/planning/start-run";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import {
  block,
  clock,
  exercise,
  holdJointWork,
  makeCrowd,
  makePlanned,
  rowsOf,
  withoutAudit,
} from "./plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const at = (time: string) => () => new Date(`2026-11-03T${time}:00Z`);
const moment = (time: string) => at(time)().getTime();

async function makeRunning(world: World) {
  const { sessionId, planId } = await makePlanned(world, "blank");
  const items = [block(10), exercise("urge-wave", 25), exercise("softer-reach", 15)];
  await savePlan(world.treating, planId, { version: 1, items });
  const of = { coupleId: world.coupleId, sessionId };
  await finalisePlan(world.treating, { ...of, version: 2 }, clock);
  await startRun(world.treating, of, at("14:00"));
  return { of, sessionId, items: items.map((item) => item.id) };
}

type Change = RunEventInput extends infer One
  ? One extends RunEventInput
    ? Omit<One, "id" | "place" | "at">
    : never
  : never;
const told = (place: number, time: string, change: Change) =>
  ({ id: newId(), place, at: moment(time), ...change }) as RunEventInput;

const eventsOf = (world: World) =>
  asPractice(
    db.owner,
    world.practiceId,
    (tx) => tx<
      { id: string; kind: string; standing: string; note_sealed: Buffer | null; happened_at: Date }[]
    >`
      select id, kind, standing, note_sealed, happened_at from run_event where couple_id = ${world.coupleId}
      order by happened_at, place`,
  );

const itemsOf = async (world: World) =>
  (await rowsOf(db.owner, world)).items.map((row) => [row.state, row.minutes, row.actual_minutes]);

describe("recordRunEvents", () => {
  it("keeps each event once and the plan beside what was done, however often and in whatever order it is told", async () => {
    const world = await makeWorld(db.owner);
    const { sessionId, items } = await makeRunning(world);
    const [a = "", b = ""] = items;
    const deviceId = newId();
    const all = [
      told(1, "14:04", { kind: "minutes", itemId: a, minutes: 5 }),
      told(2, "14:12", { kind: "done", itemId: a, minutes: null }),
      told(3, "14:13", { kind: "note", itemId: b, tag: "quote", text: "Canary words." }),
      told(4, "14:40", { kind: "done", itemId: b, minutes: null }),
      told(5, "14:48", { kind: "end" }),
    ];
    const send = (events: RunEventInput[]) =>
      recordRunEvents(world.treating, sessionId, { deviceId, events }, at("15:00"));
    await send(all.slice(3));
    await send(all.slice(1, 4));
    await send(all);
    const answer = await send(all.slice(0, 2));
    expect(answer.events).toHaveLength(5);
    expect(JSON.stringify(answer)).not.toContain("Canary");
    const kept = await eventsOf(world);
    expect(kept.map(({ kind }) => kind)).toEqual(["minutes", "done", "note", "done", "end"]);
    expect(kept[2]?.note_sealed?.includes("Canary")).toBe(false);
    expect(await itemsOf(world)).toEqual([
      ["done", 10, 12],
      ["done", 25, 28],
      ["planned", 15, null],
    ]);
    expect((await rowsOf(db.owner, world)).sessions[0]?.ended_at).toEqual(at("14:48")());
  });

  it("gives two devices and a plain form one run", async () => {
    const world = await makeWorld(db.owner);
    const { of, sessionId, items } = await makeRunning(world);
    const [a = "", b = ""] = items;
    const tablet = [told(1, "14:20", { kind: "set_aside", itemId: b, minutes: null })];
    const laptop = [told(1, "14:10", { kind: "done", itemId: a, minutes: null })];
    const send = (deviceId: string, events: RunEventInput[]) =>
      recordRunEvents(world.treating, sessionId, { deviceId, events }, at("15:00"));
    await send(newId(), tablet);
    await send(newId(), laptop);
    await recordRun(world.treating, { ...of, itemId: b, state: "done", actualMinutes: 22 }, at("14:33"));
    expect(await itemsOf(world)).toEqual([
      ["done", 10, 10],
      ["done", 25, 22],
      ["planned", 15, null],
    ]);
  });

  it("swaps an exercise in beside the one it takes the place of", async () => {
    const world = await makeWorld(db.owner);
    const { of, sessionId, items } = await makeRunning(world);
    const newItemId = newId();
    const swap = told(1, "14:05", {
      kind: "swap",
      itemId: items[1] ?? "",
      newItemId,
      exerciseSlug: "pause-pact",
      exerciseVersion: 1,
    });
    await recordRunEvents(world.treating, sessionId, { deviceId: newId(), events: [swap] }, at("14:06"));
    const { plan, guides } = await loadRunPage(world.treating, of.coupleId, sessionId);
    expect(plan?.items.map((item) => [item.exerciseSlug, item.state, item.addedInRun])).toEqual([
      [null, "planned", false],
      ["urge-wave", "set_aside", false],
      ["pause-pact", "planned", true],
      ["softer-reach", "planned", false],
    ]);
    expect(guides[newItemId]?.steps.length).toBeGreaterThan(2);
  });

  it("keeps a swap that a gate stands against as refused, and goes on with what was planned", async () => {
    const world = await makeWorld(db.owner);
    const { sessionId, items } = await makeRunning(world);
    await holdJointWork(db.owner, world, "G02");
    const swap = { kind: "swap" as const, itemId: items[1] ?? "", newItemId: newId(), exerciseVersion: 1 };
    const events = [
      told(1, "14:05", { ...swap, exerciseSlug: "softer-reach" }),
      told(2, "14:06", { ...swap, exerciseSlug: "no-such-exercise" }),
    ];
    const answer = await recordRunEvents(
      world.treating,
      sessionId,
      { deviceId: newId(), events },
      at("14:06"),
    );
    expect(answer.events.map(({ isRefused }) => isRefused)).toEqual([true, true]);
    expect((await eventsOf(world)).map(({ standing }) => standing)).toEqual(["refused", "refused"]);
    expect(await itemsOf(world)).toHaveLength(3);
  });

  it("brings nothing back that is held, from a device, a form or a correction, until the run is over", async () => {
    const world = await makeWorld(db.owner);
    const { of, sessionId, items } = await makeRunning(world);
    const [a = "", , softer = ""] = items;
    const aside = (itemId: string) => ({ ...of, itemId, state: "set_aside" as const, actualMinutes: null });
    for (const itemId of [a, softer]) await recordRun(world.treating, aside(itemId), at("14:05"));
    await holdJointWork(db.owner, world, "G02");
    const again = (itemId: string) => ({ ...aside(itemId), state: "planned" as const });
    await expect(recordRun(world.treating, again(softer), at("14:06"))).rejects.toMatchObject({
      code: "held",
      message: expect.stringMatching(/^The softer reach\. On hold/),
    });
    const correct = () => correctRun(world.treating, { ...of, items: [again(softer)] }, at("14:06"));
    await expect(correct()).rejects.toMatchObject({ code: "held" });
    const events = [
      told(1, "14:07", { kind: "planned_again", itemId: softer }),
      told(2, "14:08", { kind: "planned_again", itemId: a }),
    ];
    await recordRunEvents(world.treating, sessionId, { deviceId: newId(), events }, at("14:09"));
    expect((await eventsOf(world)).slice(-2).map(({ standing }) => standing)).toEqual(["refused", "counts"]);
    const states = async () => (await itemsOf(world)).map(([state]) => state);
    expect(await states()).toEqual(["planned", "planned", "set_aside"]);
    expect((await loadRunPage(world.treating, of.coupleId, sessionId)).held).toHaveProperty(softer);
    await endRun(world.treating, of, at("14:50"));
    await correct();
    expect(await states()).toEqual(["planned", "planned", "planned"]);
  });

  it("offers and takes in no swap that asks to be weighed first, or that is not for a session", async () => {
    const world = await makeWorld(db.owner);
    const { of, sessionId, items } = await makeRunning(world);
    await holdJointWork(db.owner, world, "G03");
    const watched = { isConsentOpen: false, thisWeek: [], ratings: [] };
    const careful = listExercises().filter(
      (one) => careGates(one, { ...watched, gates: ["G03"] }, "session").length > 0,
    );
    const atHome = listExercises().filter((one) => !fitsFormat(one, "session"));
    expect([careful.length > 0, atHome.length > 0]).toEqual([true, true]);
    const { offer } = await loadRunPage(world.treating, of.coupleId, sessionId);
    expect(offer.length).toBeGreaterThan(0);
    const never = new Set([...careful, ...atHome].map(({ slug }) => slug));
    expect(offer.filter(({ slug }) => never.has(slug))).toEqual([]);
    const events = [...never].map((exerciseSlug, place) =>
      told(place + 1, "14:05", {
        kind: "swap",
        itemId: items[1] ?? "",
        newItemId: newId(),
        exerciseSlug,
        exerciseVersion: 1,
      }),
    );
    await recordRunEvents(world.treating, sessionId, { deviceId: newId(), events }, at("14:06"));
    expect(new Set((await eventsOf(world)).map(({ standing }) => standing))).toEqual(new Set(["refused"]));
  });

  it("keeps what comes after the close beside the session, and changes nothing by it", async () => {
    const world = await makeWorld(db.owner);
    const { of, sessionId, items } = await makeRunning(world);
    await closeSession(world.treating, of, at("15:10"));
    const before = await rowsOf(db.owner, world);
    const events = [
      told(1, "14:30", { kind: "done", itemId: items[0] ?? "", minutes: null }),
      told(2, "14:31", { kind: "note", itemId: null, tag: "observation", text: "Said on the way out." }),
    ];
    const answer = await recordRunEvents(
      world.treating,
      sessionId,
      { deviceId: newId(), events },
      at("16:00"),
    );
    expect(answer.isClosed).toBe(true);
    expect(await rowsOf(db.owner, world)).toEqual(before);
    expect((await eventsOf(world)).map(({ standing }) => standing)).toEqual(["late", "late"]);
  });

  it("puts a moment before the start or in the future where it can have been", async () => {
    const world = await makeWorld(db.owner);
    const { sessionId } = await makeRunning(world);
    const events = [told(1, "13:00", { kind: "pause" }), told(2, "23:00", { kind: "go_on" })];
    await recordRunEvents(world.treating, sessionId, { deviceId: newId(), events }, at("14:30"));
    expect((await eventsOf(world)).map((row) => row.happened_at)).toEqual([at("14:00")(), at("14:30")()]);
  });

  it("has room for an end also where it has room for nothing else, and counts it", async () => {
    const world = await makeWorld(db.owner);
    const { of, sessionId, items } = await makeRunning(world);
    const { practiceId, coupleId, treating } = world;
    await asPractice(
      db.owner,
      practiceId,
      (
        tx,
      ) => tx`insert into run_event (practice_id, id, couple_id, session_id, device_id, place, happened_at, kind,
          standing, recorded_by)
        select ${practiceId}, gen_random_uuid(), ${coupleId}, ${sessionId}, ${coupleId}, n, ${at("14:01")()},
          case when n % 2 = 0 then 'pause' else 'go_on' end, 'counts', ${treating.userId}
        from generate_series(1, ${EVENT_LIMITS.session}) as n`,
    );
    const full = { code: "conflict", message: /no room for more/ };
    const tick = { ...of, itemId: items[0] ?? "", state: "done" as const, actualMinutes: 5 };
    const send = (event: RunEventInput) =>
      recordRunEvents(treating, sessionId, { deviceId: newId(), events: [event] }, at("14:50"));
    for (const more of [
      recordRun(treating, tick, at("14:30")),
      send(told(1, "14:30", { kind: "done", itemId: items[0] ?? "", minutes: null })),
    ])
      await expect(more).rejects.toMatchObject({ ...full, message: expect.stringMatching(full.message) });
    await send(told(1, "14:40", { kind: "end" }));
    expect((await rowsOf(db.owner, world)).sessions[0]?.ended_at).toEqual(at("14:40")());
  });

  it("answers an empty list with how the run stands, as a read", async () => {
    const world = await makeWorld(db.owner);
    const { sessionId } = await makeRunning(world);
    const before = await rowsOf(db.owner, world);
    const answer = await recordRunEvents(
      world.treating,
      sessionId,
      { deviceId: newId(), events: [] },
      at("14:30"),
    );
    expect(answer).toEqual({ events: [], isClosed: false, now: moment("14:30") });
    expect(await rowsOf(db.owner, world)).toEqual(before);
    const [last] = (await auditOf(db.owner, world.practiceId)).slice(-1);
    expect(last).toMatchObject({ action: "read", entity: "session", purpose: "run page" });
  });

  it("refuses before the start, strangers, and an id that another session has", async () => {
    const { world, strangers, theirs } = await makeCrowd(db.owner);
    const { sessionId, items } = await makeRunning(world);
    const events = [told(1, "14:05", { kind: "done", itemId: items[0] ?? "", minutes: null })];
    const input = { deviceId: newId(), events };
    for (const [, actor] of strangers)
      await expect(recordRunEvents(actor, sessionId, input)).rejects.toMatchObject({ code: "not_found" });
    expect(await eventsOf(world)).toEqual([]);
    await recordRunEvents(world.treating, sessionId, input, at("14:10"));
    const other = await makeRunning(theirs);
    await expect(recordRunEvents(theirs.treating, other.sessionId, input, at("14:10"))).rejects.toMatchObject(
      { code: "conflict" },
    );
    expect(await eventsOf(theirs)).toEqual([]);
    const { sessionId: planned } = await makePlanned(await makeWorld(db.owner));
    await expect(recordRunEvents(world.treating, planned, input)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("writes nothing when the trail cannot be written", async () => {
    const world = await makeWorld(db.owner);
    const { sessionId } = await makeRunning(world);
    const input = { deviceId: newId(), events: [told(1, "14:05", { kind: "end" })] };
    const before = await rowsOf(db.owner, world);
    await withoutAudit(db.owner, async () => {
      await expect(recordRunEvents(world.treating, sessionId, input, at("14:10"))).rejects.toThrow();
    });
    expect(await rowsOf(db.owner, world)).toEqual(before);
    expect(await eventsOf(world)).toEqual([]);
  });
});
