import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { getCoupleIn } from "#lib/couples/find-couple";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { recheckPlace } from "#lib/couples/hold-place";
import { openHoldsIn } from "#lib/couples/holds";
import { liftHold } from "#lib/couples/lift-hold";
import { recheckHold } from "#lib/couples/recheck-hold";
import { holdStanding } from "#lib/couples/rules-screening";
import { recheckHoldInput } from "#lib/couples/schema";
import { listToday } from "#lib/homework/list-today";
import { newId } from "#lib/kernel/ids";
import { unseal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import { withoutAudit } from "../accounts/given";
import { giveHomework, now, planSession, refusalOf } from "../homework/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

const facts = () => withActor(world.treating, (tx) => getCoupleIn(tx, world.treating, world.coupleId));
const holds = () => withActor(world.treating, (tx) => openHoldsIn(tx, world.treating, world.coupleId));
const seen = async () =>
  Promise.all([world.partnerA, world.partnerB].map(async (one) => (await listToday(one, now)).tasks.length));
/** A hold that was set so many days ago. */
async function setAgo(gate: "G07" | "G03" | "G17", daysAgo: number): Promise<string> {
  await holdJointWork(world.treating, { coupleId: world.coupleId, gate, note: "A line for the record." });
  await asPractice(
    db.owner,
    world.practiceId,
    (tx) => tx`update safety_hold set set_at = now() - make_interval(days => ${daysAgo}::int)
      where couple_id = ${world.coupleId} and gate = ${gate}`,
  );
  return (await holds()).find((one) => one.gate === gate)?.id ?? "";
}
const keep = (holdId: string, note = "Asked again; it stays.") =>
  recheckHold(world.treating, { coupleId: world.coupleId, holdId, note });

describe("a safety hold that nobody looked at for eight weeks", () => {
  it("stays, and adds what G01 stops, for both at once, until it is looked at again", async () => {
    for (const exerciseSlug of ["name-it-first", "daily-stress-share", "touch-no-agenda"])
      await giveHomework(world, { exerciseSlug });
    const holdId = await setAgo("G07", 55);
    expect(await seen()).toEqual([3, 3]);
    expect((await facts()).gates).toEqual(["G07"]);
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update safety_hold set set_at = now() - interval '56 days'`,
    );
    expect(await seen()).toEqual([1, 1]);
    expect((await facts()).gates).toEqual(["G01", "G07"]);
    await keep(holdId);
    expect(await seen()).toEqual([3, 3]);
    const { gates, checks } = await facts();
    expect(gates).toEqual(["G07"]);
    expect((await holds()).map((one) => holdStanding(one, checks))).toEqual(["valid"]);
  });

  it("is not the marker, which holds nothing however old it is", async () => {
    await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
    await setAgo("G17", 400);
    expect(await seen()).toEqual([1, 1]);
    expect((await facts()).gates).toEqual([]);
  });
});

describe("recheckHold", () => {
  it("keeps who, when and why, sealed for the therapist, and a line in the trail", async () => {
    const holdId = await setAgo("G03", 10);
    await keep(holdId, "Canary line");
    const [row] = await asPractice(db.owner, world.practiceId, (tx) => tx`select * from hold_recheck`);
    expect(row).toMatchObject({ hold_id: holdId, checked_by: world.treating.userId });
    expect(String(row?.note_sealed.toString("latin1"))).not.toContain("Canary");
    const key = await withActor(world.treating, async (tx) =>
      (await loadKeys(tx, world.treating, world.coupleId, ["therapist"])).of("therapist"),
    );
    const place = recheckPlace(world.practiceId, world.coupleId, row?.id);
    expect(unseal(key, place, row?.note_sealed)).toBe("Canary line");
    expect((await auditOf(db.owner, world.practiceId)).at(-1)).toMatchObject({
      entity: "hold_recheck",
      purpose: "look at the hold again",
    });
  });

  it("counts the sessions held since the last look", async () => {
    const holdId = await setAgo("G03", 20);
    for (const days of [15, 8, 1]) {
      const id = await planSession(db.owner, world, new Date(Date.now() - days * 86_400_000).toISOString());
      await asPractice(
        db.owner,
        world.practiceId,
        (tx) =>
          tx`update session set state = 'closed', started_at = starts_at, ended_at = starts_at where id = ${id}`,
      );
    }
    expect((await holds())[0]?.sessionsSince).toBe(3);
    expect((await facts()).nextGates).toEqual(["G03"]);
    const fourth = await planSession(db.owner, world, new Date(Date.now() - 7_200_000).toISOString());
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) =>
        tx`update session set state = 'closed', started_at = starts_at, ended_at = now() + interval '1 hour' where id = ${fourth}`,
    );
    const now = await facts();
    expect([now.gates, now.nextGates]).toEqual([["G03"], ["G01", "G03"]]);
    // Looked at while the fourth still ran: that session is the one it was looked at in.
    await keep(holdId);
    expect((await holds())[0]?.sessionsSince).toBe(0);
    expect((await facts()).nextGates).toEqual(["G03"]);
  });

  it("refuses an empty line, a hold that was lifted, and one that never was", async () => {
    const holdId = await setAgo("G03", 1);
    expect(recheckHoldInput.safeParse({ coupleId: world.coupleId, holdId, note: "  " }).success).toBe(false);
    await liftHold(world.treating, { coupleId: world.coupleId, holdId, reason: "Over." });
    for (const id of [holdId, newId()])
      expect(await refusalOf(keep(id))).toMatchObject({ code: "not_found" });
  });

  it("writes nothing without its line in the trail", async () => {
    const holdId = await setAgo("G03", 1);
    await withoutAudit(db.owner, "app_clinician", async () => {
      await expect(keep(holdId)).rejects.toThrow();
    });
    expect(
      await asPractice(db.owner, world.practiceId, (tx) => tx`select id from hold_recheck`),
    ).toHaveLength(0);
  });
});
