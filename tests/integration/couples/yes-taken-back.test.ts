import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerYes } from "#lib/couples/answer-yes";
import { askForYes } from "#lib/couples/ask-for-yes";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { openOwnYes } from "#lib/couples/own-yes";
import { openFormulation } from "#lib/formulation/open-formulation";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { now } from "../homework/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const { clock } = now;
const ask = (world: World) =>
  askForYes(world.treating, { coupleId: world.coupleId, exerciseClass: "T" }, clock);
const say = (world: World, who: "partnerA" | "partnerB", answer: "yes" | "not_now") =>
  answerYes(world[who], { exerciseClass: "T", answer }, clock);
const touchOf = async (world: World) => {
  const { yesStatus } = await openFormulation(world.treating, world.coupleId, clock);
  return yesStatus.find((one) => one.exerciseClass === "T");
};

describe("a yes", () => {
  it("is taken back also while a hold stops such work, and does not count when that is over", async () => {
    const world = await makeWorld(db.owner);
    await ask(world);
    await say(world, "partnerA", "yes");
    await holdJointWork(world.treating, { coupleId: world.coupleId, gate: "G04", note: "For the record." });
    expect(await openOwnYes(world.partnerA)).toMatchObject({ questions: [{ isAnswered: true }] });
    expect(await openOwnYes(world.partnerB)).toMatchObject({ questions: [] });
    await expect(say(world, "partnerB", "yes")).rejects.toMatchObject({ code: "already_sent" });
    await say(world, "partnerA", "not_now");
    await asPractice(db.owner, world.practiceId, (tx) => tx`update safety_hold set cleared_at = now()`);
    await say(world, "partnerB", "yes");
    expect((await touchOf(world))?.isAvailable).toBe(false);
  });
});
