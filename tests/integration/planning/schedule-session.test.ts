import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeSession } from "#lib/planning/close-session";
import { loadSchedulePage } from "#lib/planning/queries";
import { scheduleSession } from "#lib/planning/schedule-session";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld } from "#tests/support/people";
import { clock, makePlanned, rowsOf, tuesday } from "./plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

describe("scheduleSession", () => {
  it("numbers sessions on and keeps the couple's next one in line", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    const later = await scheduleSession(treating, { coupleId, ...tuesday, date: "2026-11-10" }, clock);
    expect((await rowsOf(db.owner, world)).nextSessionAt).toEqual(new Date("2026-11-10T14:00:00Z"));
    const sooner = await scheduleSession(treating, { coupleId, ...tuesday }, clock);
    expect([later.number, sooner.number]).toEqual([1, 2]);
    expect((await rowsOf(db.owner, world)).nextSessionAt).toEqual(new Date("2026-11-03T14:00:00Z"));
  });

  it("gives each of several windows a number of its own", async () => {
    const { coupleId, treating } = await makeWorld(db.owner);
    const days = ["03", "10", "17", "24"];
    const made = await Promise.all(
      days.map((day) => scheduleSession(treating, { coupleId, ...tuesday, date: `2026-11-${day}` }, clock)),
    );
    expect(made.map((one) => one.number).toSorted()).toEqual([1, 2, 3, 4]);
  });

  it("moves a time that the clocks skip to the next minute that exists", async () => {
    const { coupleId, treating } = await makeWorld(db.owner);
    const skipped = { coupleId, ...tuesday, date: "2027-03-28", time: "02:30" };
    const { startsAt } = await scheduleSession(treating, skipped, clock);
    expect(startsAt.toISOString()).toBe("2027-03-28T01:00:00.000Z");
  });

  it("refuses a time that is taken, long past, or of a closed couple, and writes nothing", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    await scheduleSession(treating, { coupleId, ...tuesday }, clock);
    for (const change of [
      {},
      { time: "15:49" },
      { time: "14:30" },
      { date: "2026-10-01" },
      { date: "2029-10-01" },
    ]) {
      await expect(
        scheduleSession(treating, { coupleId, ...tuesday, ...change }, clock),
      ).rejects.toMatchObject({
        code: "conflict",
      });
    }
    await scheduleSession(treating, { coupleId, ...tuesday, time: "15:50" }, clock);
    expect((await rowsOf(db.owner, world)).sessions).toHaveLength(2);
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update couple set state = 'closed' where id = ${coupleId}`,
    );
    await expect(
      scheduleSession(treating, { coupleId, ...tuesday, date: "2026-11-20" }, clock),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("says beside the field that a zone is not known", async () => {
    const { coupleId, treating } = await makeWorld(db.owner);
    await expect(
      scheduleSession(treating, { coupleId, ...tuesday, zone: "Mars/Base" }, clock),
    ).rejects.toMatchObject({ code: "invalid_input", fields: { zone: [expect.any(String)] } });
  });
});

describe("the page before it", () => {
  it("proposes the same time a week on, or a first time in the practice's zone", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    const first = await loadSchedulePage(treating, coupleId, "Asia/Kathmandu", clock);
    expect(first).toMatchObject({
      number: 1,
      suggestedTime: { date: "2026-11-09", time: "10:00", zone: "Asia/Kathmandu" },
      couple: { codeName: world.codeName, sessionMinutes: 50 },
    });
    await scheduleSession(treating, { coupleId, ...tuesday }, clock);
    const second = await loadSchedulePage(treating, coupleId, "Asia/Kathmandu", clock);
    expect(second).toMatchObject({
      number: 2,
      suggestedTime: { date: "2026-11-10", time: "15:00", zone: "Europe/Berlin" },
    });
  });
});

describe("closeSession", () => {
  it("closes a session held without the run page at its due end, and works out the next one", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    const { sessionId } = await makePlanned(world);
    await scheduleSession(treating, { coupleId, ...tuesday, date: "2026-11-10" }, clock);
    await expect(closeSession(treating, { coupleId, sessionId }, clock)).rejects.toMatchObject({
      code: "conflict",
    });
    const evening = () => new Date("2026-11-03T20:00:00Z");
    await closeSession(treating, { coupleId, sessionId }, evening);
    const rows = await rowsOf(db.owner, world);
    expect(rows.sessions[0]).toMatchObject({ state: "closed", ended_at: new Date("2026-11-03T14:50:00Z") });
    expect(rows.nextSessionAt).toEqual(new Date("2026-11-10T14:00:00Z"));
    await expect(closeSession(treating, { coupleId, sessionId }, evening)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("leaves no next session when the last one is closed", async () => {
    const world = await makeWorld(db.owner);
    const { sessionId } = await makePlanned(world);
    await closeSession(world.treating, { coupleId: world.coupleId, sessionId }, () => new Date("2026-11-04"));
    expect((await rowsOf(db.owner, world)).nextSessionAt).toBeNull();
  });
});
