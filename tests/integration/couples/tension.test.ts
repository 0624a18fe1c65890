import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { newId } from "#lib/kernel/ids";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { NOW } from "../homework/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

/** Check-ins of one partner: the Monday, and the tension. */
async function checkIns(world: World, slot: "A" | "B", weeks: readonly (readonly [string, number | null])[]) {
  const partnerId = (slot === "A" ? world.partnerA : world.partnerB).userId;
  await asPractice(db.owner, world.practiceId, async (tx) => {
    for (const [week, q6] of weeks)
      await tx`insert into check_in (practice_id, id, couple_id, partner_id, slot, week, q6)
        values (${world.practiceId}, ${newId()}, ${world.coupleId}, ${partnerId}, ${slot}, ${week}, ${q6})`;
  });
}
const gatesOf = (world: World) =>
  withActor(world.treating, async (tx) => {
    const couple = await getCoupleIn(tx, world.treating, world.coupleId);
    const { gates } = await findLimitsIn(tx, world.treating, couple, NOW);
    return { next: gates, seen: couple.gates };
  });

describe("tension", () => {
  it.each(["A", "B"] as const)(
    "of 8 twice running of %s is G16 for what comes next, and holds nothing open",
    async (slot) => {
      const world = await makeWorld(db.owner);
      await checkIns(world, slot, [
        ["2026-11-02", 2],
        ["2026-11-09", 8],
        ["2026-11-16", 8],
      ]);
      expect(await gatesOf(world)).toEqual({ next: ["G16"], seen: [] });
      const overview = await openCouplePage(world.treating, world.coupleId, () => NOW);
      expect(overview.next.gates).toEqual(["G16"]);
    },
  );

  it.each([
    [
      "below 8 in the newest",
      [
        ["2026-11-09", 10],
        ["2026-11-16", 7],
      ],
    ],
    ["high once", [["2026-11-16", 10]]],
    [
      "high, then left open",
      [
        ["2026-11-09", 9],
        ["2026-11-16", null],
      ],
    ],
    [
      "more than eight weeks old",
      [
        ["2026-09-14", 9],
        ["2026-09-21", 9],
      ],
    ],
  ] as const)("that is %s is no gate", async (_, weeks) => {
    const world = await makeWorld(db.owner);
    await checkIns(world, "A", weeks);
    expect((await gatesOf(world)).next).toEqual([]);
  });

  it("of one each in two weeks is no gate", async () => {
    const world = await makeWorld(db.owner);
    await checkIns(world, "A", [["2026-11-09", 9]]);
    await checkIns(world, "B", [["2026-11-16", 9]]);
    expect((await gatesOf(world)).next).toEqual([]);
  });
});
