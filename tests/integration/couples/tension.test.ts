import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { liftHold } from "#lib/couples/lift-hold";
import { newId } from "#lib/kernel/ids";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { askCoSign } from "#lib/supervision/ask-co-sign";
import { decideCoSign } from "#lib/supervision/decide-co-sign";
import { listCoSigns, listCoSignsOfCouple } from "#lib/supervision/list-co-signs";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeMember, makeWorld, type World } from "#tests/support/people";
import { practiceDay } from "#tests/support/practice-day";
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
/** The Monday so many weeks from this one where the practice is. */
function monday(weeks: number): string {
  const weekday = new Date(`${practiceDay()}T12:00:00Z`).getUTCDay();
  return practiceDay(weeks * 7 - ((weekday + 6) % 7));
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

  it("of 8 twice running stays G16 when the next check-in says nothing of it", async () => {
    const world = await makeWorld(db.owner);
    await checkIns(world, "A", [
      ["2026-11-02", 9],
      ["2026-11-09", 9],
      ["2026-11-16", null],
    ]);
    expect((await gatesOf(world)).next).toEqual(["G16"]);
  });

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
      "high once, then left open",
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

  it("lets what a supervisor signed of G16 count only from after the newest answer, and not beyond the hold it was for", async () => {
    const world = await makeWorld(db.owner);
    const { treating, coupleId } = world;
    const supervisor = await makeMember(db.owner, world.practiceId, "supervisor");
    const what = { gate: "G16", exerciseClass: "X" } as const;
    const ask = () => askCoSign(treating, { coupleId, what, reason: "Calm again." });
    const sign = async () => {
      await ask();
      const [one] = (await listCoSigns(supervisor)).open;
      await decideCoSign(supervisor, { coSignId: one?.id ?? "", outcome: "agreed", note: "Go on." });
    };
    const agreed = () =>
      withActor(treating, async (tx) => {
        const couple = await getCoupleIn(tx, treating, coupleId);
        return (await findLimitsIn(tx, treating, couple, new Date())).agreed.map(({ gate }) => gate);
      });
    await expect(ask()).rejects.toMatchObject({ code: "invalid_input" });
    await checkIns(world, "A", [
      [monday(-2), 9],
      [monday(-1), 9],
    ]);
    expect((await listCoSignsOfCouple(treating, coupleId)).askable).toContainEqual(what);
    await sign();
    expect(await agreed()).toEqual(["G16"]);
    expect((await listCoSignsOfCouple(treating, coupleId)).askable).toEqual([]);
    await checkIns(world, "A", [[monday(0), 8]]);
    expect(await agreed()).toEqual([]);
    expect((await listCoSignsOfCouple(treating, coupleId)).askable).toContainEqual(what);

    await holdJointWork(treating, { coupleId, gate: "G16", note: "A blow-up on Sunday." });
    await sign();
    expect(await agreed()).toEqual(["G16"]);
    const [hold] = await asPractice(db.owner, world.practiceId, (tx) => tx`select id from safety_hold`);
    await liftHold(treating, { coupleId, holdId: String(hold?.id), reason: "Both are calm." });
    expect(await agreed()).toEqual([]);
    expect((await listCoSignsOfCouple(treating, coupleId)).coSigns).toEqual([]);
  });

  it("of one each in two weeks is no gate", async () => {
    const world = await makeWorld(db.owner);
    await checkIns(world, "A", [["2026-11-09", 9]]);
    await checkIns(world, "B", [["2026-11-16", 9]]);
    expect((await gatesOf(world)).next).toEqual([]);
  });
});
