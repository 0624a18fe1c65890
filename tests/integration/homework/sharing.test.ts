import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assignHomework } from "#lib/homework/assign-homework";
import { keepAnswers, keepAnswersIn } from "#lib/homework/keep-answers";
import { listToday } from "#lib/homework/list-today";
import { listTogether } from "#lib/homework/list-together";
import { openTogether } from "#lib/homework/open-together";
import { shareAnswers, shareAnswersIn } from "#lib/homework/share-answers";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld } from "#tests/support/people";
import { countRows, homework, now, refusalOf, whileOpen } from "./given.ts";
import {
  about,
  giveWork,
  MINE,
  NOT_HERE,
  openedEarlier,
  reveal,
  seenBy,
  sendBoth,
  sendPart,
  sentByBoth,
  sharedByBoth,
  THEIRS,
} from "./shared-work.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

describe("what can be shared", () => {
  it("is offered as soon as one's own part is sent, with the questions and without the words", async () => {
    const work = await giveWork(await makeWorld(db.owner));
    await expect(refusalOf(seenBy(work, "A"))).resolves.toEqual(NOT_HERE);
    expect((await listToday(work.world.partnerA, now)).together).toBe(false);
    await sendPart(work, "A", MINE);
    const seen = await seenBy(work, "A");
    expect(seen.offers).toEqual([
      { kind: "reveal", chosen: false, questions: ["Which line may you want to share later?"] },
    ]);
    expect(seen.open).toEqual([]);
    expect(JSON.stringify(seen)).not.toContain("of A");
    expect((await listToday(work.world.partnerA, now)).together).toBe(true);
    expect(await listTogether(work.world.partnerA)).toEqual([
      { taskId: work.taskA, sentAt: now.clock(), offered: ["reveal"], open: false },
    ]);
    expect((await listToday(work.world.partnerB, now)).together).toBe(false);
    expect(await listTogether(work.world.partnerB)).toEqual([]);
  });

  it("is nothing where nothing of it was answered, and nothing where one partner alone was given it", async () => {
    const work = await giveWork(await makeWorld(db.owner));
    await sendPart(work, "A", { belief_a: "Kept by A", share_line: "   " });
    await expect(refusalOf(seenBy(work, "A"))).resolves.toEqual(NOT_HERE);
    const alone = await assignHomework(work.world.treating, homework(work.world, { for: "A" }), now);
    const taskA = alone.tasks[0]?.id ?? "";
    await sendPart({ ...work, taskA }, "A", MINE);
    await expect(refusalOf(openTogether(work.world.partnerA, taskA))).resolves.toEqual(NOT_HERE);
    expect(await countRows(db.owner, work.world.practiceId, "share_offer")).toBe(0);
  });
});

describe("until it is revealed", () => {
  it("everything one partner reads is the same to the byte, whatever the other one sent and chose", async () => {
    for (const ownChoice of [false, true]) {
      const work = await giveWork(await makeWorld(db.owner));
      const { partnerA, partnerB } = work.world;
      const everything = async () =>
        JSON.stringify([
          await listToday(partnerB, now),
          await listTogether(partnerB),
          await seenBy(work, "B"),
          await refusalOf(openTogether(partnerB, work.taskA)),
        ]);
      await sendPart(work, "B", THEIRS);
      if (ownChoice) await shareAnswers(partnerB, about(work, "B"));
      const plain = await everything();
      await sendPart(work, "A", MINE);
      expect(await everything(), "A has sent").toBe(plain);
      await shareAnswers(partnerA, about(work, "A"));
      expect(await everything(), "A has pressed").toBe(plain);
      await keepAnswers(partnerA, about(work, "A"));
      expect(await everything(), "A has taken it back").toBe(plain);
    }
  });
});

describe("sharing what can be revealed", () => {
  it("opens for both once both have pressed and it was revealed, with those answers and no others", async () => {
    const work = await sentByBoth(db.owner);
    await shareAnswers(work.world.partnerA, about(work, "A"));
    expect((await seenBy(work, "A")).offers).toMatchObject([{ kind: "reveal", chosen: true }]);
    expect((await seenBy(work, "A")).open).toEqual([]);
    await shareAnswers(work.world.partnerB, about(work, "B"));
    await reveal(work);
    for (const [slot, own, partner] of [
      ["A", "A line of A", "A line of B"],
      ["B", "A line of B", "A line of A"],
    ] as const) {
      const seen = await seenBy(work, slot);
      expect(seen.offers).toEqual([]);
      expect(seen.open).toMatchObject([
        { kind: "reveal", canClose: false, answers: [{ field: { name: "share_line" }, own, partner }] },
      ]);
      expect(JSON.stringify(seen)).not.toContain("Kept");
    }
    expect(await listTogether(work.world.partnerA)).toMatchObject([{ open: true }]);
  });

  it("can be pressed again without anything coming of it, before and after it is open", async () => {
    const work = await sentByBoth(db.owner);
    for (let times = 0; times < 3; times += 1) await shareAnswers(work.world.partnerA, about(work, "A"));
    expect(await countRows(db.owner, work.world.practiceId, "shared_part")).toBe(1);
    for (let times = 0; times < 3; times += 1) await shareAnswers(work.world.partnerB, about(work, "B"));
    await shareAnswers(work.world.partnerA, about(work, "A"));
    expect(await countRows(db.owner, work.world.practiceId, "shared_part")).toBe(2);
    expect(await countRows(db.owner, work.world.practiceId, "share_opening")).toBe(1);
  });

  it("can be taken back until both have pressed, and then both must press", async () => {
    const work = await sentByBoth(db.owner);
    await shareAnswers(work.world.partnerA, about(work, "A"));
    await keepAnswers(work.world.partnerA, about(work, "A"));
    expect(await countRows(db.owner, work.world.practiceId, "shared_part")).toBe(0);
    expect((await seenBy(work, "A")).offers).toMatchObject([{ chosen: false }]);
    await shareAnswers(work.world.partnerB, about(work, "B"));
    expect((await seenBy(work, "B")).open).toEqual([]);
    await keepAnswers(work.world.partnerA, about(work, "A"));
    expect((await seenBy(work, "B")).offers).toMatchObject([{ chosen: true }]);
  });

  it("stays open for a day, and can then be closed by either, for both at once", async () => {
    const work = await sharedByBoth(db.owner);
    const refused = {
      code: "conflict",
      message: "This stays open for one day. You can close it after that.",
    };
    await expect(refusalOf(keepAnswers(work.world.partnerA, about(work, "A")))).resolves.toEqual(refused);
    await openedEarlier(db.owner, work.world, 23);
    await expect(refusalOf(keepAnswers(work.world.partnerB, about(work, "B")))).resolves.toEqual(refused);
    expect((await seenBy(work, "B")).open).toMatchObject([{ canClose: false }]);
    await openedEarlier(db.owner, work.world, 1);
    expect((await seenBy(work, "B")).open).toMatchObject([{ canClose: true }]);
    await keepAnswers(work.world.partnerB, about(work, "B"));
    for (const slot of ["A", "B"] as const) {
      expect(await seenBy(work, slot)).toMatchObject({ offers: [{ chosen: false }], open: [] });
    }
    // One of the two is not enough to open it again.
    await shareAnswers(work.world.partnerB, about(work, "B"));
    expect((await seenBy(work, "B")).open).toEqual([]);
    await shareAnswers(work.world.partnerA, about(work, "A"));
    expect((await seenBy(work, "B")).open).toEqual([]);
    await reveal(work);
    expect((await seenBy(work, "B")).open).toMatchObject([{ kind: "reveal" }]);
  });

  it("opens when both press in the same moment, in whatever order they come", async () => {
    const work = await sentByBoth(db.owner);
    const { partnerA, partnerB } = work.world;
    await whileOpen(
      partnerA,
      (tx) => shareAnswersIn(tx, partnerA, about(work, "A")),
      () => shareAnswers(partnerB, about(work, "B")),
    );
    await reveal(work);
    expect((await seenBy(work, "A")).open).toMatchObject([{ kind: "reveal" }]);
    for (let round = 0; round < 5; round += 1) {
      const next = await sendBoth(await giveWork(work.world), MINE, THEIRS);
      await Promise.all([
        ...[1, 2].map(() => shareAnswers(partnerA, about(next, "A"))),
        ...[1, 2].map(() => shareAnswers(partnerB, about(next, "B"))),
      ]);
      await reveal(next);
      expect((await seenBy(next, "B")).open).toMatchObject([{ kind: "reveal" }]);
    }
  });

  it("does not open when one takes it back in the moment the other presses", async () => {
    const work = await sentByBoth(db.owner);
    const { partnerA, partnerB } = work.world;
    await shareAnswers(partnerA, about(work, "A"));
    await whileOpen(
      partnerA,
      (tx) => keepAnswersIn(tx, partnerA, about(work, "A")),
      () => shareAnswers(partnerB, about(work, "B")),
    );
    expect((await seenBy(work, "B")).open).toEqual([]);
    expect(await countRows(db.owner, work.world.practiceId, "share_opening")).toBe(0);
  });
});

describe("what is written for both", () => {
  const FOR_BOTH = "daily-stress-share";

  it("is seen by both once both have sent and it was revealed, and by neither before", async () => {
    const work = await giveWork(await makeWorld(db.owner), FOR_BOTH);
    await sendPart(work, "A", { "topic.1": "Words of A", "felt_supported.1": 8 });
    await expect(refusalOf(seenBy(work, "A"))).resolves.toEqual(NOT_HERE);
    await expect(refusalOf(seenBy(work, "B"))).resolves.toEqual(NOT_HERE);
    await sendPart(work, "B", { "topic.1": "Words of B", "felt_supported.1": 6 });
    await expect(refusalOf(seenBy(work, "A"))).resolves.toEqual(NOT_HERE);
    await expect(refusalOf(seenBy(work, "B"))).resolves.toEqual(NOT_HERE);
    await reveal(work, "shared");
    for (const [slot, own, partner] of [
      ["A", "Words of A", "Words of B"],
      ["B", "Words of B", "Words of A"],
    ] as const) {
      const { open } = await seenBy(work, slot);
      expect(open).toMatchObject([
        {
          kind: "shared",
          canClose: false,
          answers: [{ field: { name: "topic.1" }, own, partner }],
        },
      ]);
    }
    expect((await listToday(work.world.partnerA, now)).together).toBe(true);
  });

  it("is the same to one who wrote whether the other left it blank or did not send", async () => {
    const seen: string[] = [];
    for (const sends of [true, false]) {
      const work = await giveWork(await makeWorld(db.owner), FOR_BOTH);
      await sendPart(work, "A", { "topic.1": "Words of A" });
      if (sends) await sendPart(work, "B", {});
      const all = {
        page: await refusalOf(seenBy(work, "A")),
        list: await listTogether(work.world.partnerA),
        today: await listToday(work.world.partnerA, now),
      };
      seen.push(JSON.stringify(all));
    }
    expect(seen[0]).toBe(seen[1]);
  });
});
