import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cancelSession } from "#lib/planning/cancel-session";
import { loadCalendar, loadSeriesCalendar } from "#lib/planning/load-calendar";
import { loadChangePage } from "#lib/planning/load-change-page";
import { moveSession } from "#lib/planning/move-session";
import { scheduleSession } from "#lib/planning/schedule-session";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import { entriesOf } from "#tests/unit/planning/ics";
import { clock, makeCrowd, rowsOf, tuesday, withoutAudit } from "./plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

/** Three Tuesdays at three in Berlin with both, and one meeting with A alone between them. */
async function makeSeries(world: World) {
  const { coupleId, treating } = world;
  await scheduleSession(treating, { coupleId, ...tuesday, repeats: "weekly", times: 3 }, clock);
  await scheduleSession(treating, { coupleId, ...tuesday, date: "2026-11-05", attendees: "A" }, clock);
}

const sessionsOf = async (world: World) => (await rowsOf(db.owner, world)).sessions;
const idOf = async (world: World, number: number) =>
  (await sessionsOf(world)).find((one) => one.number === number)?.id ?? "";

describe("the calendar file of a series", () => {
  it("holds all its sessions with what was moved, made longer and cancelled, and no other", async () => {
    const world = await makeWorld(db.owner);
    await makeSeries(world);
    const { coupleId, treating } = world;
    const second = { coupleId, sessionId: await idOf(world, 2), reach: "one" as const };
    await moveSession(
      treating,
      { ...second, date: "2026-11-11", time: "09:00", zone: "Europe/Berlin", minutes: 75 },
      clock,
    );
    await cancelSession(treating, { coupleId, sessionId: await idOf(world, 3), reach: "one" }, clock);
    const file = await loadSeriesCalendar(treating, coupleId, await idOf(world, 1));
    const entries = entriesOf(file);
    expect(entries.map(({ DTSTART, DTEND, STATUS, SEQUENCE }) => [DTSTART, DTEND, STATUS, SEQUENCE])).toEqual(
      [
        ["20261103T140000Z", "20261103T145000Z", "CONFIRMED", "0"],
        ["20261111T080000Z", "20261111T091500Z", "CONFIRMED", "1"],
        ["20261117T140000Z", "20261117T145000Z", "CANCELLED", "1"],
      ],
    );
    // The same session has the same name here and in the file of all sessions: none stands twice in a calendar.
    const all = entriesOf(await loadCalendar(treating, coupleId, clock)).map(({ UID }) => UID);
    expect(all).toHaveLength(4);
    expect(all).toEqual(expect.arrayContaining(entries.map(({ UID }) => UID)));
    // From whichever of its sessions it is taken, it is the same file.
    expect(await loadSeriesCalendar(treating, coupleId, await idOf(world, 3))).toBe(file);
    expect(file).not.toMatch(/berlin|TZID|RRULE/i);
  });

  it("of a session without a series is that session, and every reading is written down", async () => {
    const world = await makeWorld(db.owner);
    await makeSeries(world);
    const alone = await idOf(world, 4);
    expect(entriesOf(await loadSeriesCalendar(world.treating, world.coupleId, alone))).toHaveLength(1);
    const trail = await auditOf(db.owner, world.practiceId);
    expect(trail.filter(({ purpose }) => purpose === "calendar file of a series")).toHaveLength(1);
    await withoutAudit(db.owner, async () => {
      await expect(loadSeriesCalendar(world.treating, world.coupleId, alone)).rejects.toThrow();
    });
  });

  it("does not exist for anybody else", async () => {
    const { world, strangers } = await makeCrowd(db.owner);
    await makeSeries(world);
    const first = await idOf(world, 1);
    for (const [name, stranger] of strangers)
      await expect(loadSeriesCalendar(stranger, world.coupleId, first), name).rejects.toMatchObject({
        code: expect.stringMatching(/^(not_found|forbidden)$/),
      });
  });
});

describe("the length of a session that is moved", () => {
  const lengths = (world: World) =>
    asPractice(db.owner, world.practiceId, async (tx) =>
      (
        await tx<{ number: number; minutes: number }[]>`
        select number, minutes from session where couple_id = ${world.coupleId} order by number`
      ).map(({ number, minutes }) => [number, minutes]),
    );

  it("changes by as much for those that follow, and goes back exactly", async () => {
    const world = await makeWorld(db.owner);
    await makeSeries(world);
    const { coupleId, treating } = world;
    const at = { coupleId, ...tuesday };
    const third = { ...at, sessionId: await idOf(world, 3), date: "2026-11-17", reach: "one" as const };
    await moveSession(treating, { ...third, minutes: 75 }, clock);
    const first = { ...at, sessionId: await idOf(world, 1), reach: "later" as const };
    expect(await moveSession(treating, { ...first, minutes: 75 }, clock)).toMatchObject({ sessions: 3 });
    expect(await lengths(world)).toEqual([
      [1, 75],
      [2, 75],
      [3, 100],
      [4, 50],
    ]);
    await moveSession(treating, { ...first, minutes: 50 }, clock);
    expect(await lengths(world)).toEqual([
      [1, 50],
      [2, 50],
      [3, 75],
      [4, 50],
    ]);
  });

  it("stays where it is left out, and is refused for all where one would be too long", async () => {
    const world = await makeWorld(db.owner);
    await makeSeries(world);
    const { coupleId, treating } = world;
    const { minutes: _length, ...wall } = tuesday;
    const first = { coupleId, ...wall, sessionId: await idOf(world, 1) };
    expect(await moveSession(treating, { ...first, reach: "one" }, clock)).toMatchObject({ sessions: 0 });
    const third = { ...first, sessionId: await idOf(world, 3), date: "2026-11-17", reach: "one" as const };
    await moveSession(treating, { ...third, minutes: 180 }, clock);
    await expect(
      moveSession(treating, { ...first, minutes: 60, reach: "later" }, clock),
    ).rejects.toMatchObject({ fields: { minutes: [expect.any(String)] } });
    expect(await lengths(world)).toEqual([
      [1, 50],
      [2, 50],
      [3, 180],
      [4, 50],
    ]);
  });
});

describe("the page that moves a session", () => {
  it("starts from the time that was agreed, also where a clock change swallows it", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    const gap = { date: "2027-03-28", time: "02:30", zone: "Europe/Berlin" };
    await scheduleSession(treating, { coupleId, ...gap, minutes: 50 }, clock);
    const page = await loadChangePage(treating, coupleId, await idOf(world, 1));
    expect(page.wall).toEqual(gap);
    const again = await moveSession(
      treating,
      { coupleId, sessionId: await idOf(world, 1), ...page.wall, reach: "one" },
      clock,
    );
    expect(again).toMatchObject({ sessions: 0 });
  });
});
