import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { openHoldsIn } from "#lib/couples/holds";
import { liftHold } from "#lib/couples/lift-hold";
import { listToday } from "#lib/homework/list-today";
import { askCoSign } from "#lib/supervision/ask-co-sign";
import { decideCoSign } from "#lib/supervision/decide-co-sign";
import { endCoSign } from "#lib/supervision/end-co-sign";
import { listCoSigns } from "#lib/supervision/list-co-signs";
import { giveHomework, now } from "#tests/integration/homework/given";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeMember, makeWorld, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
let supervisor: ActorOf<"supervisor">;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
  supervisor = await makeMember(db.owner, world.practiceId, "supervisor");
});

const TOUCH = "touch-no-agenda";

async function coSigned(exerciseClass: "T" | "X"): Promise<string> {
  await askCoSign(world.treating, {
    coupleId: world.coupleId,
    what: { gate: "G09", exerciseClass },
    reason: "Sober for months.",
  });
  const coSignId = (await listCoSigns(supervisor)).open[0]?.id ?? "";
  await decideCoSign(supervisor, { coSignId, outcome: "agreed", note: "With care." }, now.clock);
  return coSignId;
}

const seen = () =>
  Promise.all(
    [world.partnerA, world.partnerB].map(async (partner) => (await listToday(partner, now)).tasks.length),
  );

describe("work that a supervisor co-signed", () => {
  it("can be given while its hold lasts, and is held for both again when the signature ends", async () => {
    await holdJointWork(world.treating, { coupleId: world.coupleId, gate: "G09", note: "Drinks at home." });
    await expect(giveHomework(world, { exerciseSlug: TOUCH })).rejects.toMatchObject({ code: "held" });
    const coSignId = await coSigned("T");
    await giveHomework(world, { exerciseSlug: TOUCH, reason: "Sober for months." });
    expect(await seen()).toEqual([1, 1]);
    await endCoSign(world.treating, { coupleId: world.coupleId, coSignId });
    expect(await seen()).toEqual([0, 0]);
  });

  it("is held again once the hold was lifted and set anew", async () => {
    const { treating, coupleId } = world;
    const set = () => holdJointWork(treating, { coupleId, gate: "G09", note: "Drinks at home." });
    await set();
    await coSigned("T");
    const [hold] = await withActor(treating, (tx) => openHoldsIn(tx, treating, coupleId));
    await liftHold(treating, { coupleId, holdId: hold?.id ?? "", reason: "Sober." });
    await set();
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update safety_hold set set_at = '2026-11-24T12:00:00Z' where cleared_at is null`,
    );
    await expect(giveHomework(world, { exerciseSlug: TOUCH })).rejects.toMatchObject({ code: "held" });
  });

  it("is not given any more once an alert came after it", async () => {
    await holdJointWork(world.treating, { coupleId: world.coupleId, gate: "G09", note: "Drinks at home." });
    await coSigned("T");
    await asPractice(
      db.owner,
      world.practiceId,
      (
        tx,
      ) => tx`insert into indicator_rating (practice_id, id, couple_id, partner_id, slot, rater, rated_by, k3, sent_at)
        values (${world.practiceId}, gen_random_uuid(), ${world.coupleId}, ${world.partnerA.userId}, 'A', 'self',
          ${world.partnerA.userId}, 9, '2026-11-24T12:00:00Z')`,
    );
    await expect(giveHomework(world, { exerciseSlug: TOUCH })).rejects.toMatchObject({ code: "held" });
  });

  it("is of the one class that was signed", async () => {
    await holdJointWork(world.treating, { coupleId: world.coupleId, gate: "G09", note: "Drinks at home." });
    await coSigned("X");
    await expect(giveHomework(world, { exerciseSlug: TOUCH })).rejects.toMatchObject({ code: "held" });
  });

  it("is held by any other gate all the same", async () => {
    await holdJointWork(world.treating, { coupleId: world.coupleId, gate: "G09", note: "Drinks at home." });
    await coSigned("T");
    await giveHomework(world, { exerciseSlug: TOUCH, reason: "Sober for months." });
    await holdJointWork(world.treating, { coupleId: world.coupleId, gate: "G02", note: "Afraid at home." });
    expect(await seen()).toEqual([0, 0]);
  });
});
