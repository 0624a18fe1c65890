import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dayAfter } from "#lib/couples/days";
import { openFormulation } from "#lib/formulation/open-formulation";
import { clockAt, logEpisode, NOW, TODAY, WHOLE } from "#tests/integration/formulation/given-episodes";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

const on = (day: string) => clockAt(`${day}T09:00:00Z`);
const summary = async (day = TODAY) =>
  (await openFormulation(world.treating, world.coupleId, on(day))).episodes;

describe("the episodes on the formulation page", () => {
  it("are those of eight weeks to today, all three of a day, and none of them before", async () => {
    const [first, before] = [dayAfter(TODAY, -50), dayAfter(TODAY, -51)];
    for (let ago = 51; ago > 36; ago -= 1) {
      const day = dayAfter(TODAY, -ago);
      for (let time = 0; time < 3; time += 1)
        await logEpisode(world.partnerA, { relief_now: 8 }, { day, clock: on(day) });
    }
    const { today, weeks, isEmpty, of } = await summary();
    expect([today, weeks, isEmpty]).toEqual([TODAY, 8, false]);
    // 24 November is a Tuesday: the first of eight weeks begins 50 days before.
    const days = of.A.marks.map(({ day }) => day);
    expect(days).toHaveLength(14 * 3);
    expect(days.filter((day) => day === first)).toHaveLength(3);
    expect(days).not.toContain(before);
    expect(of.B.marks).toEqual([]);
  });

  it("keep the pattern of older ones where nothing of these weeks is logged", async () => {
    for (let ago = 100; ago > 94; ago -= 1) {
      const day = dayAfter(TODAY, -ago);
      await logEpisode(world.partnerA, { relief_now: 8 }, { day, clock: on(day) });
    }
    const { isEmpty, of } = await summary();
    expect(isEmpty).toBe(false);
    expect(of.A).toEqual({ pattern: { pattern: "moving", stuck: 0, of: 6 }, marks: [] });
  });

  it("stand open while more is to be asked of them, and stuck as soon as they are", async () => {
    await logEpisode(world.partnerA, { relief_now: 8 });
    await logEpisode(world.partnerB, WHOLE, { clock: clockAt(NOW) });
    const standing = async (day: string) => {
      const { of } = await summary(day);
      return [of.A, of.B].map(({ marks }) => marks[0]?.standing);
    };
    expect(await standing(TODAY)).toEqual(["open", "stuck"]);
    expect(await standing(dayAfter(TODAY, 1))).toEqual(["open", "stuck"]);
    expect(await standing(dayAfter(TODAY, 2))).toEqual(["free", "stuck"]);
    expect((await summary()).of.A.pattern).toEqual({ pattern: "not_enough", stuck: 0, of: 0 });
  });
});
