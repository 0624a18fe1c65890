import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cancelSession, putBackSession } from "#lib/planning/cancel-session";
import { loadChangePage } from "#lib/planning/load-change-page";
import { moveSession } from "#lib/planning/move-session";
import { loadPlanPage } from "#lib/planning/queries";
import { scheduleSession } from "#lib/planning/schedule-session";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import { clock, makePlanned, rowsOf, tuesday, withoutAudit } from "./plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

/** Four Tuesdays at three in Berlin. */
const weekly = (world: World) =>
  scheduleSession(
    world.treating,
    { coupleId: world.coupleId, ...tuesday, repeats: "weekly", times: 4 },
    clock,
  );

const starts = async (world: World) =>
  (await rowsOf(db.owner, world)).sessions.map(({ number, starts_at, state }) => [
    number,
    starts_at.toISOString().slice(0, 16),
    state,
  ]);

const idOf = async (world: World, number: number) =>
  (await rowsOf(db.owner, world)).sessions.find((one) => one.number === number)?.id ?? "";

const sequences = (world: World) =>
  asPractice(db.owner, world.practiceId, async (tx) =>
    (
      await tx<{ n: number }[]>`
        select sequence as n from session where couple_id = ${world.coupleId} order by number`
    ).map(({ n }) => n),
  );

const planned = [
  [1, "2026-11-03T14:00", "planned"],
  [2, "2026-11-10T14:00", "planned"],
  [3, "2026-11-17T14:00", "planned"],
  [4, "2026-11-24T14:00", "planned"],
];

describe("a series", () => {
  it("is set at once, numbered on, and refused whole where one of its days is taken", async () => {
    const world = await makeWorld(db.owner);
    expect(await weekly(world)).toMatchObject({ number: 1, sessions: 4 });
    expect(await starts(world)).toEqual(planned);
    const again = scheduleSession(
      world.treating,
      { coupleId: world.coupleId, ...tuesday, date: "2026-10-27", repeats: "fortnightly", times: 3 },
      () => new Date("2026-10-20T09:00:00Z"),
    );
    await expect(again).rejects.toMatchObject({
      code: "conflict",
      fields: { time: [expect.stringContaining("10 Nov 2026")] },
    });
    expect(await starts(world)).toEqual(planned);
  });

  it("keeps its time on the wall over a clock change, and is for whom it says", async () => {
    const world = await makeWorld(db.owner);
    await scheduleSession(
      world.treating,
      {
        coupleId: world.coupleId,
        ...tuesday,
        date: "2027-03-23",
        attendees: "A",
        repeats: "weekly",
        times: 2,
      },
      clock,
    );
    expect(await starts(world)).toEqual([
      [1, "2027-03-23T14:00", "planned"],
      [2, "2027-03-30T13:00", "planned"],
    ]);
    const page = await loadChangePage(world.treating, world.coupleId, await idOf(world, 1));
    expect(page).toMatchObject({
      later: [50],
      session: { attendees: "A", everyWeeks: 1 },
      wall: { time: "15:00" },
    });
  });
});

describe("moveSession", () => {
  it("moves one, and leaves the rest, the numbers and the couple's next in line", async () => {
    const world = await makeWorld(db.owner);
    await weekly(world);
    const sessionId = await idOf(world, 1);
    const of = { coupleId: world.coupleId, sessionId };
    const to = { ...of, date: "2026-11-12", time: "09:30", zone: "Europe/Berlin", reach: "one" as const };
    expect(await moveSession(world.treating, to, clock)).toMatchObject({ sessions: 1 });
    expect(await starts(world)).toEqual([[1, "2026-11-12T08:30", "planned"], ...planned.slice(1)]);
    expect((await rowsOf(db.owner, world)).nextSessionAt).toEqual(new Date("2026-11-10T14:00:00Z"));
    expect(await sequences(world)).toEqual([1, 0, 0, 0]);
    expect(await moveSession(world.treating, to, clock)).toMatchObject({ sessions: 0 });
    expect(await sequences(world)).toEqual([1, 0, 0, 0]);
  });

  it("moves this and all later ones by as much, keeps exceptions, and goes back exactly", async () => {
    const world = await makeWorld(db.owner);
    await weekly(world);
    const { coupleId, treating } = world;
    const one = { coupleId, zone: "Europe/Berlin", reach: "one" as const };
    const third = await idOf(world, 3);
    await moveSession(treating, { ...one, sessionId: third, date: "2026-11-18", time: "11:00" }, clock);
    const second = { ...one, sessionId: await idOf(world, 2), reach: "later" as const };
    await moveSession(treating, { ...second, date: "2026-11-11", time: "16:00" }, clock);
    expect(await starts(world)).toEqual([
      planned[0],
      [2, "2026-11-11T15:00", "planned"],
      [3, "2026-11-19T11:00", "planned"],
      [4, "2026-11-25T15:00", "planned"],
    ]);
    await moveSession(treating, { ...second, date: "2026-11-10", time: "15:00" }, clock);
    expect(await starts(world)).toEqual([
      planned[0],
      planned[1],
      [3, "2026-11-18T10:00", "planned"],
      planned[3],
    ]);
  });

  it("refuses a time that is taken or past, a session that has begun, and an unknown zone, and writes nothing", async () => {
    const world = await makeWorld(db.owner);
    await weekly(world);
    const of = { coupleId: world.coupleId, sessionId: await idOf(world, 1), reach: "one" as const };
    const berlin = { time: "15:00", zone: "Europe/Berlin" };
    for (const [to, field] of [
      [{ ...berlin, date: "2026-11-10" }, "time"],
      [{ ...berlin, date: "2026-10-10" }, "date"],
      [{ ...berlin, date: "2026-11-12", zone: "Mars/Base" }, "zone"],
    ] as const) {
      await expect(moveSession(world.treating, { ...of, ...to }, clock)).rejects.toMatchObject({
        fields: { [field]: [expect.any(String)] },
      });
    }
    await withoutAudit(db.owner, async () => {
      await expect(
        moveSession(world.treating, { ...of, ...berlin, date: "2026-11-12" }, clock),
      ).rejects.toThrow();
    });
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update session set state = 'running', started_at = now() where id = ${of.sessionId}`,
    );
    await expect(
      moveSession(world.treating, { ...of, ...berlin, date: "2026-11-12" }, clock),
    ).rejects.toMatchObject({ code: "conflict" });
    expect((await starts(world)).map(([, at]) => at)).toEqual(planned.map(([, at]) => at));
  });
});

describe("cancelSession and putBackSession", () => {
  it("cancel one: its number stays its own, and its time is free", async () => {
    const world = await makeWorld(db.owner);
    await weekly(world);
    const { coupleId, treating } = world;
    await cancelSession(treating, { coupleId, sessionId: await idOf(world, 1), reach: "one" }, clock);
    expect(await starts(world)).toEqual([[1, "2026-11-03T14:00", "cancelled"], ...planned.slice(1)]);
    expect((await rowsOf(db.owner, world)).nextSessionAt).toEqual(new Date("2026-11-10T14:00:00Z"));
    expect(await scheduleSession(treating, { coupleId, ...tuesday }, clock)).toMatchObject({ number: 5 });
    await expect(
      putBackSession(treating, { coupleId, sessionId: await idOf(world, 1) }, clock),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("cancel the rest, and put back just what went with it", async () => {
    const world = await makeWorld(db.owner);
    await weekly(world);
    const { coupleId, treating } = world;
    const of = async (number: number) => ({ coupleId, sessionId: await idOf(world, number) });
    await cancelSession(treating, { ...(await of(4)), reach: "one" }, clock);
    const later = () => new Date("2026-11-02T10:00:00Z");
    expect(await cancelSession(treating, { ...(await of(2)), reach: "later" }, later)).toEqual({
      sessions: 2,
    });
    expect((await starts(world)).map(([, , state]) => state)).toEqual([
      "planned",
      "cancelled",
      "cancelled",
      "cancelled",
    ]);
    expect(await putBackSession(treating, await of(2), later)).toEqual({ sessions: 2 });
    expect(await starts(world)).toEqual([...planned.slice(0, 3), [4, "2026-11-24T14:00", "cancelled"]]);
    expect(await sequences(world)).toEqual([0, 2, 2, 1]);
    const trail = (await auditOf(db.owner, world.practiceId)).map(({ purpose }) => purpose);
    expect(trail.filter((purpose) => purpose === "cancel a session")).toHaveLength(3);
    expect(trail.filter((purpose) => purpose === "put back a session")).toHaveLength(2);
  });

  it("leave nothing to copy of a session that was cancelled", async () => {
    const world = await makeWorld(db.owner);
    const { sessionId } = await makePlanned(world);
    const { coupleId, treating } = world;
    const next = await scheduleSession(treating, { coupleId, ...tuesday, date: "2026-11-10" }, clock);
    const previous = async () => (await loadPlanPage(treating, coupleId, next.sessionId, clock)).previous;
    expect(await previous()).toMatchObject({ number: 1 });
    await cancelSession(treating, { coupleId, sessionId, reach: "one" }, clock);
    expect(await previous()).toBeNull();
  });

  it("leave alone what has begun or is no session of the couple", async () => {
    const world = await makeWorld(db.owner);
    await weekly(world);
    const of = { coupleId: world.coupleId, sessionId: await idOf(world, 1) };
    await expect(putBackSession(world.treating, of, clock)).rejects.toMatchObject({ code: "conflict" });
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) =>
        tx`update session set state = 'closed', started_at = now(), ended_at = now() where id = ${of.sessionId}`,
    );
    await expect(cancelSession(world.treating, { ...of, reach: "one" }, clock)).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("the database", () => {
  it("refuses what the product would never write", async () => {
    const world = await makeWorld(db.owner);
    await weekly(world);
    const id = await idOf(world, 1);
    for (const wrong of [
      "attendees = 'C'",
      "every_weeks = 3",
      "series_id = null",
      "state = 'cancelled'",
      "cancelled_at = now()",
      "state = 'cancelled', cancelled_at = now(), started_at = now()",
      "local_time = '15:00:30'",
      "local_date = null",
      "sequence = -1",
    ]) {
      const write = asPractice(db.owner, world.practiceId, (tx) =>
        tx.unsafe(`update session set ${wrong} where id = '${id}'`),
      );
      await expect(write, wrong).rejects.toThrow(/constraint/);
    }
  });
});
