import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { getCoupleIn, heldUnder } from "#lib/couples/find-couple";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { recordScreening } from "#lib/couples/record-screening";
import { lapsesOn } from "#lib/couples/rules-screening";
import { listToday } from "#lib/homework/list-today";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { addScreening, asPractice, auditOf, makeCouple, makeWorld, type World } from "#tests/support/people";
import { withoutAudit } from "../accounts/given";
import { giveHomework, now, refusalOf } from "../homework/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

const facts = () =>
  withActor(world.treating, async (tx) =>
    heldUnder(await getCoupleIn(tx, world.treating, world.coupleId), []),
  );
const today = async () => (await facts()).checks.today;
const seen = async () =>
  Promise.all([world.partnerA, world.partnerB].map(async (one) => (await listToday(one, now)).tasks.length));
const record = async (given: object = {}) =>
  recordScreening(world.treating, {
    coupleId: world.coupleId,
    partnerId: world.partnerA.userId,
    status: "clear",
    screenedOn: await today(),
    ...given,
  });
/** A screening as it was written some days ago. */
const earlier = (slot: "A" | "B", change: { status?: string; daysAgo?: number }) => {
  const { practiceId, coupleId, treating } = world;
  const partnerId = (slot === "A" ? world.partnerA : world.partnerB).userId;
  return asPractice(db.owner, practiceId, (tx) =>
    addScreening(tx, { practiceId, coupleId, partnerId, slot, clinicianId: treating.userId }, change),
  );
};
/** One piece of homework of each class that needs no session first. */
async function giveAll() {
  for (const exerciseSlug of ["name-it-first", "daily-stress-share", "touch-no-agenda"])
    await giveHomework(world, { exerciseSlug });
}

describe("a screening", () => {
  it("is kept for its own partner with its day, the day it lapses, who and when", async () => {
    await record({ status: "concern" });
    const [a, b] = (await facts()).partners;
    const on = await today();
    expect(a?.screening).toMatchObject({ status: "concern", screenedOn: on, lapsesOn: lapsesOn(on) });
    expect(b?.screening).toMatchObject({ status: "clear" });
    const rows = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select slot, recorded_by from screening order by recorded_at desc`,
    );
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ slot: "A", recorded_by: world.treating.userId });
    expect((await auditOf(db.owner, world.practiceId)).at(-1)).toMatchObject({
      action: "create",
      entity: "screening",
      couple_id: world.coupleId,
    });
  });

  it("is refused ahead of today, before the couple began, and for somebody of another couple", async () => {
    expect(await refusalOf(record({ screenedOn: lapsesOn(await today()) }))).toMatchObject({
      code: "invalid_input",
    });
    expect(await refusalOf(record({ screenedOn: "2020-01-01" }))).toMatchObject({ code: "invalid_input" });
    const other = await makeCouple(db.owner, world.treating);
    for (const partnerId of [other.partnerA.userId, newId()])
      expect(await refusalOf(record({ partnerId }))).toMatchObject({ code: "not_found" });
    expect(await refusalOf(recordScreening(world.partnerA as never, {} as never))).toMatchObject({
      code: "not_found",
    });
  });

  it("is not overruled by one that is dated back", async () => {
    await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
    await record({ status: "not_done" });
    expect(await seen()).toEqual([0, 0]);
    await asPractice(
      db.owner,
      world.practiceId,
      (
        tx,
      ) => tx`insert into screening (practice_id, id, couple_id, partner_id, slot, status, screened_on, lapses_on,
          recorded_by, recorded_at)
        select practice_id, gen_random_uuid(), couple_id, partner_id, slot, 'clear', screened_on - 2, lapses_on - 2,
          recorded_by, recorded_at + interval '1 hour'
        from screening where partner_id = ${world.partnerA.userId} and status = 'not_done'`,
    );
    expect((await facts()).partners[0]?.screening?.status).toBe("not_done");
    expect(await seen()).toEqual([0, 0]);
  });

  it("leaves no row without its line in the trail", async () => {
    await withoutAudit(db.owner, "app_clinician", async () => {
      await expect(record({ status: "not_done" })).rejects.toThrow();
    });
    expect((await facts()).gates).toEqual([]);
  });

  it("is out of a partner's reach, and no clinician changes a row", async () => {
    await expect(
      withActor(world.partnerA, (tx) => tx.execute("select status from screening")),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(
      withActor(world.partnerA, (tx) => tx.execute("select app.is_unchecked()")),
    ).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(
      withActor(world.treating, (tx) => tx.execute("update screening set status = 'clear'")),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a screening that is missing", () => {
  it.each([
    ["A", "lapsed", { daysAgo: 56 }],
    ["B", "lapsed", { daysAgo: 56 }],
    ["A", "not done", { status: "not_done" }],
    ["B", "not done", { status: "not_done" }],
    ["A", "a concern without a hold", { status: "concern" }],
    ["B", "a concern without a hold", { status: "concern" }],
  ] as const)(
    "(%s, %s) takes what G01 stops from both at once, and comes back when seen again",
    async (slot, _, change) => {
      await giveAll();
      expect(await seen()).toEqual([3, 3]);
      await earlier(slot, change);
      expect(await seen()).toEqual([1, 1]);
      const { gates, hold } = await facts();
      expect([gates, hold]).toEqual([["G01"], "joint"]);
      expect(await refusalOf(giveHomework(world, { exerciseSlug: "daily-stress-share" }))).toMatchObject({
        code: "held",
      });
      await earlier(slot, {});
      expect(await seen()).toEqual([3, 3]);
    },
  );

  it("holds where there was never one", async () => {
    await giveAll();
    await asPractice(db.owner, world.practiceId, (tx) => tx`delete from screening where slot = 'B'`);
    expect(await seen()).toEqual([1, 1]);
    expect((await facts()).partners.map(({ standing }) => standing)).toEqual(["valid", "never"]);
  });

  it("counts on its last day", async () => {
    await giveAll();
    await earlier("A", { daysAgo: 55 });
    expect(await seen()).toEqual([3, 3]);
  });

  it("is not missing where a hold names the concern", async () => {
    await giveAll();
    await earlier("A", { status: "concern" });
    await holdJointWork(world.treating, { coupleId: world.coupleId, gate: "G03", note: "Seen alone." });
    expect(await seen()).toEqual([3, 3]);
    expect((await facts()).gates).toEqual(["G03"]);
  });
});

describe("an alert", () => {
  const rateHigh = (slot: "A" | "B", indicator: "d1" | "k3", rating: number) => {
    const partnerId = (slot === "A" ? world.partnerA : world.partnerB).userId;
    return asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`insert into indicator_rating
          (practice_id, id, couple_id, partner_id, slot, rater, rated_by, ${tx(indicator)}, sent_at)
        values (${world.practiceId}, ${newId()}, ${world.coupleId}, ${partnerId}, ${slot}, 'self', ${partnerId},
          ${rating}, clock_timestamp())`,
    );
  };

  it.each([
    ["A", "d1"],
    ["B", "k3"],
  ] as const)(
    "(%s rates %s high) asks for a new screening before what is given next",
    async (slot, indicator) => {
      await giveAll();
      await rateHigh(slot, indicator, 6);
      expect((await facts()).nextGates).toEqual([]);
      await rateHigh(slot, indicator, 7);
      const { gates, nextGates, partners } = await facts();
      expect([gates, nextGates]).toEqual([[], ["G01"]]);
      expect(partners.map(({ standing }) => standing)).toEqual(["due", "due"]);
      expect(await seen()).toEqual([3, 3]);
      expect(await refusalOf(giveHomework(world, { exerciseSlug: "daily-stress-share" }))).toMatchObject({
        code: "held",
      });
      await giveHomework(world, {
        exerciseSlug: "two-truths-map",
        reason: "Done alone, on their own phone.",
      });
      for (const partnerId of [world.partnerA.userId, world.partnerB.userId]) await record({ partnerId });
      expect((await facts()).nextGates).toEqual([]);
      await giveHomework(world, { exerciseSlug: "daily-stress-share" });
    },
  );
});
