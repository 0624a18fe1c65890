import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { leftOutEntry, ownCardEntry } from "#lib/exercises/rules-personal";
import { deleteKept } from "#lib/homework/delete-kept";
import { listInbox } from "#lib/homework/list-inbox";
import { listToday } from "#lib/homework/list-today";
import { listTogether } from "#lib/homework/list-together";
import { openResponse } from "#lib/homework/open-response";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { shareAnswers } from "#lib/homework/share-answers";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld } from "#tests/support/people";
import { at, now } from "./given.ts";
import { PERSONAL_LIST } from "./private-list.ts";
import { about, giveWork, reveal, seenBy } from "./shared-work.ts";

vi.mock("#lib/exercises/catalogue/index", async (original) => {
  const { PERSONAL_LIST: list } = await import("./private-list.ts");
  const { catalogue } = await original<typeof import("#lib/exercises/catalogue/index")>();
  return { catalogue: [...catalogue, list] };
});

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const PLAIN = ["card_1=yes", "card_2=maybe", "card_3=no"];
const OWN = ownCardEntry({ pile: "yes", words: "CANARY-OWN, a long line of one's very own" });
/** What partner A may have made of their list; the cards that count are the same. */
const LIVES: Record<string, readonly (readonly string[])[]> = {
  "left one out": [[...PLAIN, leftOutEntry("card_9")]],
  "left out as many as they can": [
    [...PLAIN, ...["21", "22", "23", "24"].map((card) => leftOutEntry(`card_${card}`))],
  ],
  "added one of their own": [[...PLAIN, OWN]],
  "added ten, and wrote them one by one": Array.from({ length: 10 }, (_, count) => [
    ...PLAIN,
    ...Array.from({ length: count + 1 }, (_unused, place) =>
      ownCardEntry({ pile: "maybe", words: `CANARY-OWN ${place}` }),
    ),
  ]),
  "left one out and put it back on no pile": [[...PLAIN, leftOutEntry("card_9")], PLAIN],
};

/** One moment for every life: from when on a match may be picked is on the page. */
const BEGUN = new Date();

/** Both write and send, A as told; everything that B and the therapist can fetch on the way, ids by their place. */
async function everything(listsOfA: readonly (readonly string[])[]): Promise<string[]> {
  const world = await makeWorld(db.owner);
  const work = await giveWork(world, PERSONAL_LIST.slug);
  const { taskA, taskB } = work;
  const seen: unknown[] = [];
  const look = async () => {
    seen.push(
      await listToday(world.partnerB, now),
      await listTogether(world.partnerB),
      await openTask(world.partnerB, taskB).catch((error: Error) => error.message),
      await seenBy(work, "B").catch((error: Error) => error.message),
      await listInbox(world.treating, {}),
      await openResponse(world.treating, taskA).catch((error: Error) => error.message),
      await openResponse(world.treating, taskB).catch((error: Error) => error.message),
    );
  };
  const send = (slot: "A" | "B", draftVersion: number) =>
    sendResponse(
      slot === "A" ? world.partnerA : world.partnerB,
      slot === "A" ? taskA : taskB,
      { submissionId: newId(), draftVersion, outcome: "stopped", check: null },
      // An hour apart, so that their order in a list is not that of their random numbers.
      slot === "A" ? now : at("2026-11-24T10:00:00Z"),
    );
  for (const [version, list] of listsOfA.entries()) {
    await saveDraft(world.partnerA, taskA, { version, answers: { list } }, now);
  }
  await look();
  await send("A", listsOfA.length);
  await look();
  await saveDraft(
    world.partnerB,
    taskB,
    { version: 0, answers: { list: ["card_1=yes", "card_2=yes"] } },
    now,
  );
  await send("B", 1);
  await shareAnswers(world.partnerA, about(work, "A", "matches"));
  await shareAnswers(world.partnerB, about(work, "B", "matches"));
  await look();
  await reveal(work, "matches", () => BEGUN);
  await look();
  const [{ codeName } = { codeName: "" }] = await asPractice(
    db.owner,
    world.practiceId,
    (tx) => tx<{ codeName: string }[]>`select code_name as "codeName" from couple`,
  );
  return seen.map((one) =>
    [taskA, taskB, world.coupleId, codeName].reduce(
      (text, id, place) => text.replaceAll(id, `id ${place}`),
      JSON.stringify(one),
    ),
  );
}

describe("what a partner makes of their own list", () => {
  it("changes no byte of what the other one and the therapist get, before and after the matches are open", async () => {
    const plain = await everything([PLAIN]);
    expect(plain.join()).toContain("Card 1");
    for (const [life, lists] of Object.entries(LIVES)) {
      const now = await everything(lists);
      expect(now.join(), life).not.toContain("CANARY-OWN");
      expect(now, life).toEqual(plain);
    }
  });

  it("does not make a piece count as done, and leaves no other trace in the trail", async () => {
    const trails: string[] = [];
    for (const list of [[OWN], [leftOutEntry("card_1")], []]) {
      const world = await makeWorld(db.owner);
      const { taskA } = await giveWork(world, PERSONAL_LIST.slug);
      await saveDraft(world.partnerA, taskA, { version: 0, answers: { list } }, now);
      const send = (outcome: "complete" | "stopped") =>
        sendResponse(
          world.partnerA,
          taskA,
          { submissionId: newId(), draftVersion: 1, outcome, check: null },
          now,
        );
      await expect(send("complete")).rejects.toMatchObject({ code: "invalid_input" });
      expect((await send("stopped")).outcome).toBe("stopped");
      const trail = await auditOf(db.owner, world.practiceId);
      trails.push(JSON.stringify(trail.map(({ action, entity, purpose }) => [action, entity, purpose])));
    }
    expect(new Set(trails).size).toBe(1);
  });

  it("is kept for its writer while they write, refused like any other answer, and goes with what they kept", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveWork(world, PERSONAL_LIST.slug);
    const list = [...PLAIN, leftOutEntry("card_9"), OWN];
    await saveDraft(world.partnerA, taskA, { version: 0, answers: { list } }, now);
    expect((await openTask(world.partnerA, taskA)).answers.list).toEqual(list);
    const five = ["9", "10", "11", "12", "13"].map((card) => leftOutEntry(`card_${card}`));
    for (const wrong of [[...PLAIN, ...five], [ownCardEntry({ pile: "yes", words: "x".repeat(141) })]]) {
      await expect(
        saveDraft(world.partnerA, taskA, { version: 1, answers: { list: wrong } }, now),
      ).rejects.toMatchObject({ code: "invalid_input" });
    }
    // Another window that has not heard of it.
    await expect(
      saveDraft(world.partnerA, taskA, { version: 0, answers: { list: PLAIN } }, now),
    ).rejects.toMatchObject({ code: "stale_version" });
    await sendResponse(
      world.partnerA,
      taskA,
      { submissionId: newId(), draftVersion: 1, outcome: "stopped", check: null },
      now,
    );
    const kept = () =>
      asPractice(db.owner, world.practiceId, (tx) => tx`select from response_part where visibility = 'me'`);
    expect(await kept()).toHaveLength(1);
    await deleteKept(world.partnerA, { taskId: taskA });
    expect(await kept()).toHaveLength(0);
  });
});
