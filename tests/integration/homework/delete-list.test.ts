import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { deleteAllKept, deleteKept } from "#lib/homework/delete-kept";
import { keepAnswers } from "#lib/homework/keep-answers";
import { listToday } from "#lib/homework/list-today";
import { listTogether } from "#lib/homework/list-together";
import { shareAnswers } from "#lib/homework/share-answers";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld } from "#tests/support/people";
import { countRows, now, refusalOf, whileOpen } from "./given.ts";
import { PRIVATE_LIST } from "./private-list.ts";
import {
  about,
  giveWork,
  NOT_HERE,
  offersOf,
  openedEarlier,
  reveal,
  seenBy,
  sendBoth,
} from "./shared-work.ts";

vi.mock("#lib/exercises/catalogue/index", async (original) => {
  const { PRIVATE_LIST: list } = await import("./private-list.ts");
  const { catalogue } = await original<typeof import("#lib/exercises/catalogue/index")>();
  return { catalogue: [...catalogue, list] };
});

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const LIST_A = { list: ["card_1=yes", "card_2=no", "card_3=maybe"], maybe_needs: "Words of A" };
const LIST_B = { list: ["card_1=yes", "card_3=yes"], maybe_needs: "Words of B" };
const bothLists = async () =>
  sendBoth(await giveWork(await makeWorld(db.owner), PRIVATE_LIST.slug), LIST_A, LIST_B);

describe("a private list that goes", () => {
  it("takes back what nobody revealed, and the other one can tell nothing", async () => {
    const work = await bothLists();
    const { world } = work;
    for (const slot of ["A", "B"] as const)
      await shareAnswers(slot === "A" ? world.partnerA : world.partnerB, about(work, slot, "matches"));
    const seen = JSON.stringify([await seenBy(work, "B"), await listToday(world.partnerB, now)]);
    await deleteKept(world.partnerA, { taskId: work.taskA });
    expect(JSON.stringify([await seenBy(work, "B"), await listToday(world.partnerB, now)])).toBe(seen);
    expect(await countRows(db.owner, world.practiceId, "share_opening")).toBe(0);
    expect(await countRows(db.owner, world.practiceId, "shared_part")).toBe(1);
    expect(await offersOf(db.owner, world)).toEqual(["A matches", "A reveal", "B matches", "B reveal"]);
    await expect(reveal(work, "matches")).rejects.toMatchObject({ code: "conflict" });
    // Its writer's choice is taken back with it, as when they take it back by hand.
    expect((await seenBy(work, "A")).offers.map(({ kind, chosen }) => [kind, chosen])).toEqual([
      ["reveal", false],
      ["matches", false],
    ]);
  });

  it("leaves its writer's own pages as they were too, and no card of it", async () => {
    for (const what of ["one", "all"] as const) {
      const work = await giveWork(await makeWorld(db.owner), PRIVATE_LIST.slug);
      const { partnerA, partnerB } = work.world;
      await sendBoth(work, { list: LIST_A.list }, { list: LIST_B.list });
      const pages = async () => [
        await listToday(partnerA, now),
        await listTogether(partnerA),
        await seenBy(work, "A"),
      ];
      const before = await pages();
      expect(before).toMatchObject([
        { together: true },
        [{ offered: ["matches"] }],
        { offers: [{ kind: "matches" }] },
      ]);
      await (what === "one" ? deleteKept(partnerA, { taskId: work.taskA }) : deleteAllKept(partnerA));
      expect(await pages()).toEqual(before);
      await shareAnswers(partnerA, about(work, "A", "matches"));
      await shareAnswers(partnerB, about(work, "B", "matches"));
      await reveal(work, "matches");
      expect((await seenBy(work, "B")).open).toMatchObject([
        { matches: [{ yes: [], yesMaybe: [], maybe: [] }] },
      ]);
    }
  });

  it("does not come back with a choice to share it that is made at the same moment", async () => {
    const work = await bothLists();
    const { world, taskA } = work;
    const shared = await whileOpen(
      world.partnerA,
      (tx) => tx.execute(sql`select app.forget_lists(${taskA}::uuid)`),
      () => refusalOf(shareAnswers(world.partnerA, about(work, "A", "matches"))),
    );
    expect(shared).toEqual(NOT_HERE);
    expect(await countRows(db.owner, world.practiceId, "shared_part")).toBe(0);
  });

  it("leaves the matches that are open to both, which either can close after a day", async () => {
    const work = await bothLists();
    const { world } = work;
    for (const slot of ["A", "B"] as const)
      await shareAnswers(slot === "A" ? world.partnerA : world.partnerB, about(work, slot, "matches"));
    await reveal(work, "matches");
    const [ofA, ofB] = [await seenBy(work, "A"), await seenBy(work, "B")];
    await deleteAllKept(world.partnerA);
    expect(await seenBy(work, "B")).toEqual(ofB);
    expect((await seenBy(work, "A")).open).toEqual(ofA.open);
    expect((await listToday(world.partnerA, now)).together).toBe(true);
    expect(await countRows(db.owner, world.practiceId, "shared_part")).toBe(1);
    await openedEarlier(db.owner, world, 24);
    await keepAnswers(world.partnerA, about(work, "A", "matches"));
    expect((await seenBy(work, "B")).open).toEqual([]);
    await shareAnswers(world.partnerB, about(work, "B", "matches"));
    expect(await countRows(db.owner, world.practiceId, "share_opening")).toBe(0);
    await shareAnswers(world.partnerA, about(work, "A", "matches"));
    await reveal(work, "matches");
    expect((await seenBy(work, "B")).open).toMatchObject([
      { matches: [{ yes: [], yesMaybe: [], maybe: [] }] },
    ]);
  });
});
