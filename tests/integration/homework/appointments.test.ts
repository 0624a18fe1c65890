import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listToday } from "#lib/homework/list-today";
import { ownCalendar } from "#lib/homework/own-calendar";
import { cancelSession } from "#lib/planning/cancel-session";
import { loadCalendar } from "#lib/planning/load-calendar";
import { moveSession } from "#lib/planning/move-session";
import { scheduleSession } from "#lib/planning/schedule-session";
import type { Attendees } from "#lib/planning/types";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import { entriesOf } from "#tests/unit/planning/ics";
import { now } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const { clock } = now;
const berlin = { time: "15:00", zone: "Europe/Berlin", minutes: 50 };

const meet = ({ treating, coupleId }: World, date: string, attendees: Attendees, time = "15:00") =>
  scheduleSession(treating, { coupleId, ...berlin, time, date, attendees }, clock);

/** Everything of appointments a partner can fetch. */
const seenBy = async (partner: World["partnerA"]) =>
  JSON.stringify({ today: await listToday(partner, now), file: await ownCalendar(partner, now) });

describe("appointments", () => {
  it("are each partner's own: the two together, and oneself alone", async () => {
    const world = await makeWorld(db.owner);
    await meet(world, "2026-12-01", "A");
    await meet(world, "2026-12-02", "B");
    const { sessionId } = await meet(world, "2026-12-03", "both");
    const startsOf = (file: string) => entriesOf(file).map(({ DTSTART }) => DTSTART);
    const { partnerA, partnerB, treating, coupleId } = world;
    expect((await listToday(partnerA, now)).appointment?.startsAt).toEqual(new Date("2026-12-01T14:00:00Z"));
    expect((await listToday(partnerB, now)).appointment?.startsAt).toEqual(new Date("2026-12-02T14:00:00Z"));
    expect(startsOf(await ownCalendar(partnerA, now))).toEqual(["20261201T140000Z", "20261203T140000Z"]);
    expect(startsOf(await ownCalendar(partnerB, now))).toEqual(["20261202T140000Z", "20261203T140000Z"]);
    expect(startsOf(await loadCalendar(treating, coupleId, clock))).toHaveLength(3);

    await cancelSession(treating, { coupleId, sessionId, reach: "one" }, clock);
    expect(entriesOf(await ownCalendar(partnerB, now)).at(-1)).toMatchObject({
      STATUS: "CANCELLED",
      SEQUENCE: "1",
    });
    expect((await auditOf(db.owner, world.practiceId)).map(({ purpose }) => purpose)).toContain(
      "own calendar file",
    );
  });

  it("show no cancelled one as the next", async () => {
    const world = await makeWorld(db.owner);
    const { sessionId } = await meet(world, "2026-12-01", "both");
    await cancelSession(world.treating, { coupleId: world.coupleId, sessionId, reach: "one" }, clock);
    expect((await listToday(world.partnerA, now)).appointment).toBeNull();
  });

  it("of one alone are not in the database for the other", async () => {
    const world = await makeWorld(db.owner);
    await meet(world, "2026-12-01", "A");
    const rows = await asPractice(db.owner, world.practiceId, async (tx) => {
      await tx`select set_config('role', 'app_partner', true), set_config('app.couple_id', ${world.coupleId}, true),
        set_config('app.user_id', ${world.partnerB.userId}, true), set_config('app.slot', 'B', true)`;
      return tx`select id from session`;
    });
    expect(rows).toEqual([]);
  });
});

type Step = { kind: "set" | "move" | "cancel"; day: number };

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom<Step["kind"]>("set", "move", "cancel"),
    day: fc.integer({ min: 1, max: 20 }),
  }),
  { minLength: 1, maxLength: 5 },
);

/** What a therapist may do with meetings of A alone; what is refused is refused. */
async function liveWithA(world: World, life: readonly Step[]): Promise<void> {
  const alone: string[] = [];
  for (const { kind, day } of life) {
    const date = `2026-12-${String(day).padStart(2, "0")}`;
    const of = { coupleId: world.coupleId, sessionId: alone.at(-1) ?? "" };
    try {
      if (kind === "set") alone.push((await meet(world, date, "A", "09:00")).sessionId);
      else if (kind === "cancel") await cancelSession(world.treating, { ...of, reach: "one" }, clock);
      else
        await moveSession(
          world.treating,
          { ...of, date, time: "11:00", zone: "Europe/Berlin", reach: "one" },
          clock,
        );
    } catch {
      // A day that is taken, or nothing to move yet.
    }
  }
}

describe("what B receives", () => {
  it("is the same to the byte whatever is done with meetings of A alone", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (life) => {
        const world = await makeWorld(db.owner);
        await meet(world, "2026-12-10", "both");
        const before = await seenBy(world.partnerB);
        await liveWithA(world, life);
        expect(await seenBy(world.partnerB)).toBe(before);
      }),
      { numRuns: 12 },
    );
  });
});
