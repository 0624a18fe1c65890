import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerYes } from "#lib/couples/answer-yes";
import { askForYes } from "#lib/couples/ask-for-yes";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { openOwnYes } from "#lib/couples/own-yes";
import { openFormulation } from "#lib/formulation/open-formulation";
import { listToday } from "#lib/homework/list-today";
import { refusalOf } from "#tests/integration/homework/given";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

describe("the question for a yes while a hold stops such work", () => {
  it("is gone from both phones alike, cannot be answered, and comes back with the end of the hold", async () => {
    const world = await makeWorld(db.owner);
    const { treating, coupleId, practiceId } = world;
    const both = [world.partnerA, world.partnerB];
    await askForYes(treating, { coupleId, exerciseClass: "T" });
    const asked = { state: "open", questions: [{ exerciseClass: "T", isAnswered: false }] };
    for (const who of both) expect(await openOwnYes(who)).toEqual(asked);
    await holdJointWork(treating, { coupleId, gate: "G04", note: "For the record." });
    for (const who of both) {
      expect(await openOwnYes(who)).toEqual({ state: "open", questions: [] });
      expect((await listToday(who)).question).toBe(false);
      expect(await refusalOf(answerYes(who, { exerciseClass: "T", answer: "yes" }))).toMatchObject({
        code: "already_sent",
      });
    }
    await asPractice(db.owner, practiceId, (tx) => tx`update safety_hold set cleared_at = now()`);
    for (const who of both) expect(await openOwnYes(who)).toEqual(asked);
  });

  it("is not offered where it would be refused, with the same reason", async () => {
    const world = await makeWorld(db.owner);
    const { treating, coupleId } = world;
    expect((await openFormulation(treating, coupleId)).askStops).toEqual({ T: null, X: null });
    await holdJointWork(treating, { coupleId, gate: "G06", note: "For the record." });
    const { askStops } = await openFormulation(treating, coupleId);
    expect(askStops.T).toBeNull();
    expect(askStops.X).toMatch(/^On hold/);
    await askForYes(treating, { coupleId, exerciseClass: "T" });
    const refused = await refusalOf(askForYes(treating, { coupleId, exerciseClass: "X" }));
    expect(refused).toMatchObject({ code: "held", message: expect.stringContaining(askStops.X ?? "?") });
  });
});
