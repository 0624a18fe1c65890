import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setConsent } from "#lib/couples/set-consent";
import { openCard, openCards } from "#lib/homework/cards";
import { listToday } from "#lib/homework/list-today";
import { openResponse } from "#lib/homework/open-response";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { asPartner, holdJointWork, now, planInSession, refusalOf, withoutAudit } from "./given.ts";
import { giveWork, reveal, type SharedWork, sendBoth, sendPart } from "./shared-work.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const PLAN = "loop-first-aid-plan";
const OF_A = { my_signs: ["quiet"], call_rule: "After two bad weeks" };
const OF_B = { my_signs: ["busy", "hint"], call_rule: "After two bad weeks" };

/** The plan, which is begun in a session. */
async function givePlan(world: World): Promise<SharedWork> {
  await planInSession(db.owner, world, PLAN, "done");
  return giveWork(world, PLAN);
}

async function made(world?: World): Promise<SharedWork> {
  const work = await givePlan(world ?? (await makeWorld(db.owner)));
  await sendBoth(work, OF_A, OF_B);
  await reveal(work, "shared");
  return work;
}

const linesOf = async (
  call: Promise<readonly { answers: Awaited<ReturnType<typeof openCard>>["answers"] }[]>,
) =>
  (await call).map(({ answers }) =>
    answers.map(({ field, first, second, isSame }) => [field.name, first, second, isSame]),
  );
const SAME = ["call_rule", "After two bad weeks", "After two bad weeks", true];

describe("the card two partners keep", () => {
  it("is there for both once it was revealed, and for the therapist to print", async () => {
    const work = await givePlan(await makeWorld(db.owner));
    const { partnerA, partnerB, treating } = work.world;
    await sendPart(work, "A", OF_A);
    const before = JSON.stringify([await openCards(partnerA), await listToday(partnerA, now)]);
    await sendPart(work, "B", OF_B);
    expect(JSON.stringify([await openCards(partnerA), await listToday(partnerA, now)])).toBe(before);
    expect(await openCards(partnerA)).toEqual([]);
    expect(await refusalOf(openCard(treating, work.taskA))).toMatchObject({ code: "not_found" });
    expect(await openResponse(treating, work.taskA)).toMatchObject({ hasCard: false });
    await reveal(work, "shared");
    expect(await linesOf(openCards(partnerA))).toEqual([
      [["my_signs", ["quiet"], ["busy", "hint"], false], SAME],
    ]);
    expect(await linesOf(openCards(partnerB))).toEqual([
      [["my_signs", ["busy", "hint"], ["quiet"], false], SAME],
    ]);
    for (const partner of [partnerA, partnerB])
      expect(await listToday(partner, now)).toMatchObject({ ourPlan: true, together: true });
    for (const taskId of [work.taskA, work.taskB]) {
      const card = await openCard(treating, taskId);
      expect(card).toMatchObject({ title: "Our loop first-aid plan", isHeld: false });
      expect(await linesOf(Promise.resolve([card]))).toEqual([
        [["my_signs", ["quiet"], ["busy", "hint"], false], SAME],
      ]);
    }
    expect(await openResponse(treating, work.taskA)).toMatchObject({ hasCard: true });
  });

  it("is the newest of its exercise, and nothing else that is open to both", async () => {
    const { world } = await made();
    const again = await giveWork(world, PLAN);
    await sendBoth(again, { call_rule: "New" }, { call_rule: "New" });
    await reveal(again, "shared");
    const other = await giveWork(world, "daily-stress-share");
    await sendBoth(other, { "topic.1": "Words" }, { "topic.1": "Words" });
    await reveal(other, "shared");
    expect(await linesOf(openCards(world.partnerA))).toEqual([[["call_rule", "New", "New", true]]]);
    expect(await refusalOf(openCard(world.treating, other.taskA))).toMatchObject({ code: "not_found" });
  });

  it("stays, however much else was revealed since", async () => {
    const { world } = await made();
    for (let n = 0; n < 20; n++) {
      const other = await giveWork(world, "daily-stress-share");
      await sendBoth(other, { "topic.1": "Words" }, { "topic.1": "Words" });
      await reveal(other, "shared");
    }
    for (const partner of [world.partnerA, world.partnerB]) {
      expect((await listToday(partner, now)).ourPlan).toBe(true);
      expect(await openCards(partner)).toHaveLength(1);
    }
  }, 60_000);

  it("goes for all three at once while nothing may pass between the two", async () => {
    const stops: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
      held: (world) => holdJointWork(db.owner, world),
      "A withdrew": (world) => setConsent(world.partnerA, { consent: "withdrawn" }),
      "B withdrew": (world) => setConsent(world.partnerB, { consent: "withdrawn" }),
      closed: (world) =>
        asPractice(
          db.owner,
          world.practiceId,
          (tx) => tx`update couple set state = 'closed', closed_at = now()`,
        ),
    };
    for (const [name, stop] of Object.entries(stops)) {
      const { world, taskA } = await made();
      await stop(world);
      for (const partner of [world.partnerA, world.partnerB]) {
        expect(await openCards(partner), name).toEqual([]);
        expect((await listToday(partner, now)).ourPlan, name).toBe(false);
      }
      expect(await openCard(world.treating, taskA), name).toMatchObject({ isHeld: true, answers: [] });
    }
  });

  it("is nobody else's, and is not opened without its line in the audit", async () => {
    const { world, taskA } = await made();
    const elsewhere = await makeWorld(db.owner);
    expect(await openCards(elsewhere.partnerA)).toEqual([]);
    const never = await refusalOf(openCard(world.treating, newId()));
    expect(never).toMatchObject({ code: "not_found" });
    expect(await refusalOf(openCard(elsewhere.treating, taskA))).toEqual(never);
    await expect(openCards(asPartner(world))).rejects.toThrow();
    await withoutAudit(db.owner, "app_partner", () => expect(openCards(world.partnerA)).rejects.toThrow());
    await withoutAudit(db.owner, "app_clinician", () =>
      expect(openCard(world.treating, taskA)).rejects.toThrow(),
    );
  });
});
