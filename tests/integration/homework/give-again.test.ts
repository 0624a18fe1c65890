import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerYes } from "#lib/couples/answer-yes";
import { giveHomework as giveOnTop } from "#lib/homework/give-homework";
import { useFreshDatabase } from "#tests/support/database";
import { bothSayYesTo } from "#tests/support/fresh-yes";
import { makeWorld } from "#tests/support/people";
import { at, giveHomework, homework, NOW } from "./given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const TOUCH = "touch-no-agenda";
const later = (hours: number) => at(new Date(NOW.getTime() + hours * 3_600_000));

describe("homework that is given again", () => {
  it("asks for no reason where it takes the place of one of two, and for one where it is a third", async () => {
    const world = await makeWorld(db.owner);
    await giveHomework(world, { exerciseSlug: TOUCH });
    await giveHomework(world, { exerciseSlug: "hold-the-compliment" });
    const give = (exerciseSlug: string) =>
      giveOnTop(world.treating, { ...homework(world, { exerciseSlug }), more: "" }, later(3));
    const asked = { code: "invalid_input", fields: { more: [expect.stringMatching(/^Two are open/)] } };
    await expect(give(TOUCH)).rejects.toMatchObject(asked);
    await answerYes(world.partnerB, { exerciseClass: "T", answer: "not_now" }, later(1).clock);
    await bothSayYesTo(world, TOUCH, later(2).clock);
    await expect(give("two-truths-map")).rejects.toMatchObject(asked);
    expect((await give(TOUCH)).tasks).toHaveLength(2);
    await expect(give("two-truths-map")).rejects.toMatchObject(asked);
  });
});
