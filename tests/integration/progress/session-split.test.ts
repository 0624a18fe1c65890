import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/kernel/ids";
import { scheduleSession } from "#lib/planning/schedule-session";
import { openToday } from "#lib/progress/open-today";
import { openPrepBrief } from "#lib/progress/prep-brief";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { clock, tuesday } from "../planning/plan-world.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

/** A session that was held a week before the next one, and what each said of it: one number for every slider. */
async function heldWith(world: World, said: Readonly<Partial<Record<"A" | "B", number>>>) {
  const { practiceId, coupleId, treating } = world;
  const { sessionId } = await scheduleSession(treating, { coupleId, ...tuesday }, clock);
  const next = await scheduleSession(treating, { coupleId, ...tuesday, date: "2026-11-10" }, clock);
  await asPractice(db.owner, practiceId, async (tx) => {
    await tx`update session set state = 'closed', started_at = starts_at, ended_at = starts_at + interval '50 minutes'
      where id = ${sessionId}`;
    for (const partner of [world.partnerA, world.partnerB]) {
      const value = said[partner.slot];
      if (value !== undefined)
        await tx`insert into session_check (practice_id, id, couple_id, session_id, partner_id, slot, s1, s2, s3, s4)
          values (${practiceId}, ${newId()}, ${coupleId}, ${sessionId}, ${partner.userId}, ${partner.slot},
            ${value}, ${value}, ${value}, ${value})`;
    }
  });
  return next.sessionId;
}

/** The Monday so many weeks after the last of August. */
const weekOf = (place: number) => new Date(Date.UTC(2026, 7, 31 + place * 7)).toISOString().slice(0, 10);

const week = () => new Date("2026-11-09T09:00:00Z");

describe("the session check in the brief", () => {
  it("names how far apart the two stood, and nothing where they did not or one said nothing", async () => {
    for (const [said, split] of [
      [
        { A: 9, B: 6 },
        { by: 12, fairness: 3 },
      ],
      [
        { A: 9, B: 7 },
        { by: 8, fairness: 0 },
      ],
      [{ A: 9, B: 8 }, null],
      [{ A: 9 }, null],
      [{}, null],
    ] as const) {
      const world = await makeWorld(db.owner);
      const nextId = await heldWith(world, said);
      const brief = await openPrepBrief(world.treating, world.coupleId, nextId, week);
      expect(brief.sessionSplit).toEqual(split);
    }
  });
});

describe("the weeks beside a session of today", () => {
  it("are the last eight with a score of each partner, oldest first and apart", async () => {
    const world = await makeWorld(db.owner);
    const { practiceId, coupleId, treating } = world;
    await scheduleSession(treating, { coupleId, ...tuesday }, clock);
    await asPractice(db.owner, practiceId, async (tx) => {
      for (const partner of [world.partnerA, world.partnerB])
        for (let place = 0; place < 10; place += 1) {
          const tenths =
            partner.slot === "B" && place === 9 ? null : place * 10 + (partner.slot === "A" ? 5 : 0);
          await tx`insert into check_in (practice_id, id, couple_id, partner_id, slot, week, score_tenths)
            values (${practiceId}, ${newId()}, ${coupleId}, ${partner.userId}, ${partner.slot},
              ${weekOf(place)}, ${tenths})`;
        }
    });
    const { today, ahead } = await openToday(treating, "Europe/Berlin", clock);
    const [line] = [...today, ...ahead];
    expect(line?.weeks.A).toHaveLength(8);
    expect(line?.weeks.A.at(-1)).toEqual({ week: "2026-11-02", score: 9.5 });
    expect(line?.weeks.B.at(-1)).toEqual({ week: "2026-10-26", score: 8 });
    expect(line?.weeks.B.map(({ score }) => score)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const other = await makeWorld(db.owner);
    await scheduleSession(other.treating, { coupleId: other.coupleId, ...tuesday }, clock);
    const theirs = await openToday(other.treating, "Europe/Berlin", clock);
    expect([...theirs.today, ...theirs.ahead][0]?.weeks).toEqual({ A: [], B: [] });
  });
});
