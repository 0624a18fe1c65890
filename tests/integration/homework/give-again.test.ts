import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerYes } from "#lib/couples/answer-yes";
import { giveHomework as giveOnTop } from "#lib/homework/give-homework";
import { listToday } from "#lib/homework/list-today";
import { useFreshDatabase } from "#tests/support/database";
import { bothSayYesTo } from "#tests/support/fresh-yes";
import { asPractice, makeWorld } from "#tests/support/people";
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
    await bothSayYesTo(world, TOUCH, later(0).clock);
    await expect(give(TOUCH)).rejects.toMatchObject(asked);
    await answerYes(world.partnerB, { exerciseClass: "T", answer: "not_now" }, later(1).clock);
    await answerYes(world.partnerB, { exerciseClass: "T", answer: "yes" }, later(2).clock);
    await expect(give("two-truths-map")).rejects.toMatchObject(asked);
    expect((await give(TOUCH)).tasks).toHaveLength(2);
    await expect(give("two-truths-map")).rejects.toMatchObject(asked);
  });

  it("to one of the two ends that one's part alone: the other's stays held, and comes back when it is given to them", async () => {
    const world = await makeWorld(db.owner);
    const first = await giveHomework(world, { exerciseSlug: TOUCH });
    await answerYes(world.partnerB, { exerciseClass: "T", answer: "not_now" }, later(1).clock);
    const giveTo = async (whose: "A" | "B", hours: number) => {
      await bothSayYesTo(world, TOUCH, later(hours).clock);
      const input = homework(world, { exerciseSlug: TOUCH, for: whose });
      return (await giveOnTop(world.treating, { ...input, more: "" }, later(hours + 1))).tasks[0]?.id;
    };
    const open = () =>
      asPractice(
        db.owner,
        world.practiceId,
        (tx) => tx<{ id: string; slot: string; is_refused: boolean; continues: string }[]>`
          select t.id, t.slot, a.is_refused, t.continues from task t
          join assignment a on a.practice_id = t.practice_id and a.id = t.assignment_id
          where a.closed_at is null and t.state = 'open' order by t.slot`,
      );
    const seenBy = async (who: "partnerA" | "partnerB") =>
      (await listToday(world[who], later(9))).tasks.map(({ id }) => id);
    const ofA = await giveTo("A", 2);
    expect(await open()).toMatchObject([
      { id: ofA, slot: "A", is_refused: false, continues: first.taskA },
      { slot: "B", is_refused: true, continues: first.taskB },
    ]);
    expect([await seenBy("partnerA"), await seenBy("partnerB")]).toEqual([[ofA], []]);
    const ofB = await giveTo("B", 4);
    expect(await open()).toMatchObject([
      { id: ofA, is_refused: false },
      { id: ofB, is_refused: false, continues: first.taskB },
    ]);
    expect([await seenBy("partnerA"), await seenBy("partnerB")]).toEqual([[ofA], [ofB]]);
  });
});
