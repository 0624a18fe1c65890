import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { keepAnswers } from "#lib/homework/keep-answers";
import { openResponse } from "#lib/homework/open-response";
import { shareAnswers, shareAnswersIn } from "#lib/homework/share-answers";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld } from "#tests/support/people";
import { countRows, refusalOf, whileOpen } from "./given.ts";
import { PRIVATE_LIST } from "./private-list.ts";
import { about, giveWork, openedEarlier, reveal, type SharedWork, seenBy, sendBoth } from "./shared-work.ts";

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

describe("the matches of a private list", () => {
  const LIST_A = ["card_1=yes", "card_2=yes", "card_3=maybe", "card_4=maybe", "card_5=no", "card_6=yes"];
  const LIST_B = [
    "card_1=yes",
    "card_2=maybe",
    "card_3=maybe",
    "card_4=yes",
    "card_5=yes",
    "card_6=no",
    "card_7=yes",
  ];
  const MATCHES = [
    { label: "Which ones?", yes: ["Card 1"], yesMaybe: ["Card 2", "Card 4"], maybe: ["Card 3"] },
  ];

  async function listsSent(): Promise<SharedWork> {
    const work = await giveWork(await makeWorld(db.owner), PRIVATE_LIST.slug);
    return sendBoth(work, { list: LIST_A, maybe_needs: "Words of A" }, { list: LIST_B });
  }

  it("are there once both have shared, for both and for the therapist, and are all there is", async () => {
    const work = await listsSent();
    const { world } = work;
    expect((await seenBy(work, "A")).offers).toEqual([
      { kind: "reveal", chosen: false, questions: ["What would help?"] },
      { kind: "matches", chosen: false, questions: ["Which ones?"] },
    ]);
    await shareAnswers(world.partnerA, about(work, "A", "matches"));
    const before = await openResponse(world.treating, work.taskB);
    expect(before.sharing).toContainEqual({
      kind: "matches",
      state: "waiting",
      matches: [],
      picked: null,
    });
    await shareAnswers(world.partnerB, about(work, "B", "matches"));
    for (const slot of ["A", "B"] as const) expect((await seenBy(work, slot)).open).toEqual([]);
    await reveal(work, "matches");
    for (const slot of ["A", "B"] as const) {
      const { open } = await seenBy(work, slot);
      expect(open).toMatchObject([{ kind: "matches", canClose: false, answers: [], matches: MATCHES }]);
    }
    for (const taskId of [work.taskA, work.taskB]) {
      const opened = await openResponse(world.treating, taskId);
      expect(opened.sharing).toContainEqual({
        kind: "matches",
        state: "open",
        matches: MATCHES,
        picked: null,
      });
      expect(opened.fields.find(({ field }) => field.name === "list")?.answer).toBeNull();
    }
    expect((await seenBy(work, "A")).offers).toMatchObject([{ kind: "reveal", chosen: false }]);
  });

  it("stay closed while the therapist reveals what they wrote for each other", async () => {
    const work = await giveWork(await makeWorld(db.owner), PRIVATE_LIST.slug);
    await sendBoth(
      work,
      { list: LIST_A, maybe_needs: "Words of A" },
      { list: LIST_B, maybe_needs: "Words of B" },
    );
    for (const kind of ["reveal", "matches"] as const) {
      await shareAnswers(work.world.partnerA, about(work, "A", kind));
      await shareAnswers(work.world.partnerB, about(work, "B", kind));
    }
    await reveal(work, "reveal");
    for (const slot of ["A", "B"] as const) {
      expect((await seenBy(work, slot)).open.map(({ kind }) => kind)).toEqual(["reveal"]);
    }
    const { sharing } = await openResponse(work.world.treating, work.taskA);
    expect(sharing).toMatchObject([
      { kind: "reveal", state: "open" },
      { kind: "matches", state: "ready" },
    ]);
    await reveal(work, "matches");
    expect((await seenBy(work, "A")).open.map(({ kind }) => kind).toSorted()).toEqual(["matches", "reveal"]);
    await expect(reveal(work, "shared")).rejects.toMatchObject({ code: "conflict" });
  });

  it("can be none, and a list that is all no looks to its writer like any other until both have shared", async () => {
    const work = await giveWork(await makeWorld(db.owner), PRIVATE_LIST.slug);
    await sendBoth(work, { list: ["card_1=no", "card_2=no"] }, { list: ["card_1=yes"] });
    const [ofA, ofB] = [await seenBy(work, "A"), await seenBy(work, "B")];
    expect(ofA.offers).toEqual(ofB.offers);
    await shareAnswers(work.world.partnerA, about(work, "A", "matches"));
    await shareAnswers(work.world.partnerB, about(work, "B", "matches"));
    await reveal(work, "matches");
    expect((await seenBy(work, "B")).open).toMatchObject([
      { matches: [{ yes: [], yesMaybe: [], maybe: [] }] },
    ]);
  });

  it("open when both press at once, stay for a day, and close for both", async () => {
    const work = await listsSent();
    const { partnerA, partnerB } = work.world;
    await whileOpen(
      partnerA,
      (tx) => shareAnswersIn(tx, partnerA, about(work, "A", "matches")),
      () => shareAnswers(partnerB, about(work, "B", "matches")),
    );
    await reveal(work, "matches");
    expect((await seenBy(work, "B")).open).toMatchObject([{ matches: MATCHES }]);
    await shareAnswers(partnerB, about(work, "B", "matches"));
    await expect(refusalOf(keepAnswers(partnerA, about(work, "A", "matches")))).resolves.toMatchObject({
      code: "conflict",
    });
    await openedEarlier(db.owner, work.world, 24);
    await keepAnswers(partnerA, about(work, "A", "matches"));
    expect(await countRows(db.owner, work.world.practiceId, "shared_part")).toBe(0);
    await shareAnswers(partnerA, about(work, "A", "matches"));
    expect((await seenBy(work, "A")).open).toEqual([]);
  });
});
