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

  it("is that of all that follow once it is changed, and each gets its own back", async () => {
    const world = await makeWorld(db.owner);
    await makeSeries(world);
    const { coupleId, treating } = world;
    const at = { coupleId, ...tuesday };
    const third = { ...at, sessionId: await idOf(world, 3), date: "2026-11-17", reach: "one" as const };
    await moveSession(treating, { ...third, minutes: 75 }, clock);
    const first = { ...at, sessionId: await idOf(world, 1), reach: "later" as const };
    const page = await loadChangePage(treating, coupleId, first.sessionId);
    expect(page.later).toEqual([50, 75]);
    const longer = { ...first, minutes: 60, drawn: 50 };
    expect(await moveSession(treating, longer, clock)).toMatchObject({ sessions: 3 });
    expect(await lengths(world)).toEqual([
      [1, 60],
      [2, 60],
      [3, 60],
      [4, 50],
    ]);
    const { minutes: _length, ...back } = { ...first, drawn: 60, lengths: [50, 50, 75] };
    await moveSession(treating, back, clock);
    const before = [
      [1, 50],
      [2, 50],
      [3, 75],
      [4, 50],
    ];
    expect(await lengths(world)).toEqual(before);
    // One that has come or gone since is not given the length of another.
    const other = moveSession(treating, { ...back, drawn: 50, lengths: [50, 50] }, clock);
    await expect(other).rejects.toMatchObject({ code: "conflict" });
    expect(await lengths(world)).toEqual(before);
  });

  it("stays as it is by now where nobody touched it, and is refused where it was drawn otherwise", async () => {
    const world = await makeWorld(db.owner);
    await makeSeries(world);
    const { coupleId, treating } = world;
    const { minutes: _length, ...wall } = tuesday;
    const first = { coupleId, ...wall, sessionId: await idOf(world, 1) };
    expect(await moveSession(treating, { ...first, reach: "one" }, clock)).toMatchObject({ sessions: 0 });
    await moveSession(treating, { ...first, minutes: 75, drawn: 50, reach: "one" }, clock);
    // A form that was drawn before moves the day alone.
    const stale = { ...first, minutes: 50, drawn: 50, reach: "later" as const };
    expect(await moveSession(treating, { ...stale, date: "2026-11-04" }, clock)).toMatchObject({
      sessions: 3,
    });
    const after = [
      [1, 75],
      [2, 50],
      [3, 50],
      [4, 50],
    ];
    expect(await lengths(world)).toEqual(after);
    const refused = moveSession(treating, { ...stale, minutes: 60 }, clock);
    await expect(refused).rejects.toMatchObject({
      code: "conflict",
      fields: { minutes: [expect.stringContaining("75 minutes")] },
    });
    expect(await lengths(world)).toEqual(after);
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

  it("is that of a session that is on, and of one that nobody started, long after it should have begun", async () => {
    const world = await makeWorld(db.owner);
    await makeSeries(world);
    const { coupleId, treating } = world;
    const sessionId = await idOf(world, 1);
    const { wall } = await loadChangePage(treating, coupleId, sessionId);
    const at = { coupleId, sessionId, ...wall, reach: "one" as const };
    const late = () => new Date("2026-11-05T14:30:00Z");
    const lengthNow = async () => (await loadChangePage(treating, coupleId, sessionId)).session.minutes;
    expect(await moveSession(treating, { ...at, minutes: 60 }, late)).toMatchObject({
      sessions: 1,
      stays: true,
    });
    await expect(moveSession(treating, { ...at, time: "15:30" }, late)).rejects.toMatchObject({
      fields: { date: [expect.any(String)] },
    });
    const set = (ended: boolean) =>
      asPractice(
        db.owner,
        world.practiceId,
        (tx) => tx`update session set state = 'running', started_at = starts_at,
          ended_at = ${ended ? tx`starts_at + interval '1 hour'` : null} where id = ${sessionId}`,
      );
    await set(false);
    await moveSession(treating, { ...at, minutes: 75 }, late);
    expect(await lengthNow()).toBe(75);
    const refused = { code: "conflict" };
    await expect(moveSession(treating, { ...at, time: "15:30" }, late)).rejects.toMatchObject(refused);
    await set(true);
    await expect(moveSession(treating, { ...at, minutes: 90 }, late)).rejects.toMatchObject(refused);
    expect(await lengthNow()).toBe(75);
  });
});
