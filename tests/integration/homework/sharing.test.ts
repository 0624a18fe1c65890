import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ActorOf } from "#lib/access/actor";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { liftHolds } from "#lib/couples/lift-holds";
import { setConsent } from "#lib/couples/set-consent";
import { assignHomework } from "#lib/homework/assign-homework";
import { keepAnswers, keepAnswersIn } from "#lib/homework/keep-answers";
import { listToday } from "#lib/homework/list-today";
import { listTogether } from "#lib/homework/list-together";
import { openResponse } from "#lib/homework/open-response";
import { openTogether } from "#lib/homework/open-together";
import { shareAnswers, shareAnswersIn } from "#lib/homework/share-answers";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeCouple, makeMember, makeWorld, type World } from "#tests/support/people";
import { asPartner, countRows, homework, now, refusalOf, whileOpen, withoutAudit } from "./given.ts";
import { PRIVATE_LIST } from "./private-list.ts";
import { about, giveWork, type SharedWork, sendBoth, sendPart } from "./shared-work.ts";

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

const MINE = { share_line: "A line of A", belief_a: "Kept by A" };
const THEIRS = { share_line: "A line of B", belief_a: "Kept by B" };
const NOT_HERE = {
  code: "not_found",
  message: "This is not open right now. What you typed is still on this screen.",
};

async function sentByBoth(): Promise<SharedWork> {
  return sendBoth(await giveWork(await makeWorld(db.owner)), MINE, THEIRS);
}

async function sharedByBoth(): Promise<SharedWork> {
  const work = await sentByBoth();
  await shareAnswers(work.world.partnerA, about(work, "A"));
  await shareAnswers(work.world.partnerB, about(work, "B"));
  return work;
}

const seenBy = (work: SharedWork, slot: "A" | "B") =>
  openTogether(slot === "A" ? work.world.partnerA : work.world.partnerB, about(work, slot).taskId);

/** As if what is open had been opened this many hours earlier. */
const age = (world: World, hours: number) =>
  asPractice(
    db.owner,
    world.practiceId,
    (tx) => tx`update share_opening set opened_at = opened_at - make_interval(hours => ${hours})`,
  );

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
      { taskId: work.taskA, title: "Two things I believe", open: false },
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

describe("sharing what can be revealed", () => {
  it("opens for both once both have pressed, with those answers and no others", async () => {
    const work = await sentByBoth();
    await shareAnswers(work.world.partnerA, about(work, "A"));
    expect((await seenBy(work, "A")).offers).toMatchObject([{ kind: "reveal", chosen: true }]);
    expect((await seenBy(work, "A")).open).toEqual([]);
    await shareAnswers(work.world.partnerB, about(work, "B"));
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
    const work = await sentByBoth();
    for (let times = 0; times < 3; times += 1) await shareAnswers(work.world.partnerA, about(work, "A"));
    expect(await countRows(db.owner, work.world.practiceId, "shared_part")).toBe(1);
    for (let times = 0; times < 3; times += 1) await shareAnswers(work.world.partnerB, about(work, "B"));
    await shareAnswers(work.world.partnerA, about(work, "A"));
    expect(await countRows(db.owner, work.world.practiceId, "shared_part")).toBe(2);
    expect(await countRows(db.owner, work.world.practiceId, "share_opening")).toBe(1);
  });

  it("can be taken back until both have pressed, and then both must press", async () => {
    const work = await sentByBoth();
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
    const work = await sharedByBoth();
    const refused = {
      code: "conflict",
      message: "This stays open for one day. You can close it after that.",
    };
    await expect(refusalOf(keepAnswers(work.world.partnerA, about(work, "A")))).resolves.toEqual(refused);
    await age(work.world, 23);
    await expect(refusalOf(keepAnswers(work.world.partnerB, about(work, "B")))).resolves.toEqual(refused);
    expect((await seenBy(work, "B")).open).toMatchObject([{ canClose: false }]);
    await age(work.world, 1);
    expect((await seenBy(work, "B")).open).toMatchObject([{ canClose: true }]);
    await keepAnswers(work.world.partnerB, about(work, "B"));
    for (const slot of ["A", "B"] as const) {
      expect(await seenBy(work, slot)).toMatchObject({ offers: [{ chosen: false }], open: [] });
    }
    // One of the two is not enough to open it again.
    await shareAnswers(work.world.partnerB, about(work, "B"));
    expect((await seenBy(work, "B")).open).toEqual([]);
    await shareAnswers(work.world.partnerA, about(work, "A"));
    expect((await seenBy(work, "B")).open).toMatchObject([{ kind: "reveal" }]);
  });

  it("opens when both press in the same moment, in whatever order they come", async () => {
    const work = await sentByBoth();
    const { partnerA, partnerB } = work.world;
    await whileOpen(
      partnerA,
      (tx) => shareAnswersIn(tx, partnerA, about(work, "A")),
      () => shareAnswers(partnerB, about(work, "B")),
    );
    expect((await seenBy(work, "A")).open).toMatchObject([{ kind: "reveal" }]);
    for (let round = 0; round < 5; round += 1) {
      const next = await sendBoth(await giveWork(work.world), MINE, THEIRS);
      await Promise.all([
        ...[1, 2].map(() => shareAnswers(partnerA, about(next, "A"))),
        ...[1, 2].map(() => shareAnswers(partnerB, about(next, "B"))),
      ]);
      expect((await seenBy(next, "B")).open).toMatchObject([{ kind: "reveal" }]);
    }
  });

  it("does not open when one takes it back in the moment the other presses", async () => {
    const work = await sentByBoth();
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

  it("is seen by both once both have sent, and by neither before", async () => {
    const work = await giveWork(await makeWorld(db.owner), FOR_BOTH);
    await sendPart(work, "A", { topic: "Words of A", felt_supported: 8 });
    await expect(refusalOf(seenBy(work, "A"))).resolves.toEqual(NOT_HERE);
    await expect(refusalOf(seenBy(work, "B"))).resolves.toEqual(NOT_HERE);
    await sendPart(work, "B", { topic: "Words of B", felt_supported: 6 });
    for (const [slot, own, partner] of [
      ["A", "Words of A", "Words of B"],
      ["B", "Words of B", "Words of A"],
    ] as const) {
      const { open } = await seenBy(work, slot);
      expect(open).toMatchObject([
        {
          kind: "shared",
          canClose: false,
          answers: [{ field: { name: "topic" }, own, partner }],
        },
      ]);
    }
    expect((await listToday(work.world.partnerA, now)).together).toBe(true);
  });

  it("is the same to one who wrote whether the other left it blank or did not send", async () => {
    const seen: string[] = [];
    for (const sends of [true, false]) {
      const work = await giveWork(await makeWorld(db.owner), FOR_BOTH);
      await sendPart(work, "A", { topic: "Words of A" });
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

describe("what stops it", () => {
  it("a hold set later hides it from both at once, and stops what was not open yet; lifted, it is back", async () => {
    const work = await sharedByBoth();
    const { world } = work;
    const second = await sendBoth(await giveWork(world), MINE, THEIRS);
    await shareAnswers(world.partnerA, about(second, "A"));
    await holdJointWork(world.treating, { coupleId: world.coupleId, gate: "G01", note: "Seen alone." });
    for (const [slot, actor] of [
      ["A", world.partnerA],
      ["B", world.partnerB],
    ] as const) {
      await expect(refusalOf(seenBy(work, slot))).resolves.toEqual(NOT_HERE);
      await expect(refusalOf(shareAnswers(actor, about(second, slot)))).resolves.toEqual(NOT_HERE);
      await expect(refusalOf(keepAnswers(actor, about(second, slot)))).resolves.toEqual(NOT_HERE);
      expect(await listTogether(actor)).toEqual([]);
      expect((await listToday(actor, now)).together).toBe(false);
    }
    await liftHolds(world.treating, world.coupleId);
    expect((await seenBy(work, "A")).open).toMatchObject([{ kind: "reveal" }]);
    await shareAnswers(world.partnerB, about(second, "B"));
    expect((await seenBy(second, "A")).open).toMatchObject([{ kind: "reveal" }]);
  });

  it("a consent taken back by either hides it from both, and tells neither who it was", async () => {
    const seen: string[] = [];
    for (const who of ["partnerA", "partnerB"] as const) {
      const work = await sharedByBoth();
      await setConsent(work.world[who], { consent: "withdrawn" });
      for (const slot of ["A", "B"] as const) {
        seen.push(
          JSON.stringify([
            await refusalOf(seenBy(work, slot)),
            await refusalOf(
              shareAnswers(slot === "A" ? work.world.partnerA : work.world.partnerB, about(work, slot)),
            ),
          ]),
        );
      }
    }
    expect(new Set(seen).size).toBe(1);
    expect(seen[0]).toContain("not_found");
  });

  it("the end of one partner's access closes it for the other", async () => {
    const work = await sharedByBoth();
    await asPractice(
      db.owner,
      work.world.practiceId,
      (tx) => tx`update partner set access_ended_at = now() where id = ${work.world.partnerA.userId}`,
    );
    await expect(refusalOf(seenBy(work, "B"))).resolves.toEqual(NOT_HERE);
  });
});

describe("who cannot", () => {
  it("the other partner, another couple, another practice or another role: it is not there for them", async () => {
    const work = await sentByBoth();
    const { world } = work;
    const neighbour = await makeCouple(db.owner, await makeMember(db.owner, world.practiceId, "clinician"));
    const foreign = await makeWorld(db.owner);
    const people: ActorOf<"partner">[] = [
      world.partnerB,
      neighbour.partnerA,
      foreign.partnerA,
      asPartner(world),
    ];
    await shareAnswers(world.partnerA, about(work, "A"));
    for (const actor of people) {
      for (const call of [shareAnswers, keepAnswers]) {
        await expect(refusalOf(call(actor, about(work, "A")))).resolves.toMatchObject({ code: "not_found" });
      }
      await expect(refusalOf(openTogether(actor, work.taskA))).resolves.toMatchObject({ code: "not_found" });
    }
    for (const taskId of [newId(), "", "not-an-id"]) {
      await expect(refusalOf(shareAnswers(world.partnerA, { taskId, kind: "reveal" }))).resolves.toEqual(
        NOT_HERE,
      );
      await expect(refusalOf(openTogether(world.partnerA, taskId))).resolves.toEqual(NOT_HERE);
    }
    await expect(refusalOf(shareAnswers(world.partnerA, about(work, "A", "matches")))).resolves.toEqual(
      NOT_HERE,
    );
    expect(await countRows(db.owner, world.practiceId, "shared_part")).toBe(1);
  });
});

describe("the trail", () => {
  it("has one and the same line whatever was chosen, and nothing is chosen without it", async () => {
    const work = await sentByBoth();
    const { world } = work;
    await shareAnswers(world.partnerA, about(work, "A"));
    await keepAnswers(world.partnerA, about(work, "A"));
    await openTogether(world.partnerA, work.taskA);
    const trail = (await auditOf(db.owner, world.practiceId)).slice(-3);
    const line = { action: "update", entity: "task", actor_role: "partner", purpose: "choose about sharing" };
    expect(trail).toMatchObject([line, line, { action: "read", entity: "together" }]);

    await withoutAudit(db.owner, "app_partner", async () => {
      await expect(refusalOf(shareAnswers(world.partnerA, about(work, "A")))).resolves.toMatchObject({
        code: "not_found",
      });
      await expect(refusalOf(openTogether(world.partnerA, work.taskA))).resolves.toMatchObject({
        code: "not_found",
      });
    });
    expect(await countRows(db.owner, world.practiceId, "shared_part")).toBe(0);
    await shareAnswers(world.partnerA, about(work, "A"));
    await withoutAudit(db.owner, "app_partner", async () => {
      await expect(refusalOf(keepAnswers(world.partnerA, about(work, "A")))).resolves.toMatchObject({
        code: "not_found",
      });
    });
    expect(await countRows(db.owner, world.practiceId, "shared_part")).toBe(1);
  });
});

describe("the therapist", () => {
  it("reads that both have shared, and never that one has", async () => {
    const work = await sentByBoth();
    const { world } = work;
    const read = async () => JSON.stringify(await openResponse(world.treating, work.taskA));
    const before = await read();
    expect(JSON.parse(before)).toMatchObject({ sharing: [{ kind: "reveal", shared: false }] });
    await shareAnswers(world.partnerB, about(work, "B"));
    expect(await read()).toBe(before);
    await shareAnswers(world.partnerA, about(work, "A"));
    expect(JSON.parse(await read())).toMatchObject({
      sharing: [{ kind: "reveal", shared: true, matches: [] }],
    });
  });

  it("is told of no sharing where one partner alone was given it, or nothing can be shared", async () => {
    const world = await makeWorld(db.owner);
    const { tasks } = await assignHomework(world.treating, homework(world, { for: "A" }), now);
    const alone = { world, assignmentId: "", taskA: tasks[0]?.id ?? "", taskB: "" };
    await sendPart(alone, "A", MINE);
    expect((await openResponse(world.treating, alone.taskA)).sharing).toEqual([]);
  });
});

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
    expect(before.sharing).toContainEqual({ kind: "matches", shared: false, matches: [] });
    await shareAnswers(world.partnerB, about(work, "B", "matches"));
    for (const slot of ["A", "B"] as const) {
      const { open } = await seenBy(work, slot);
      expect(open).toEqual([{ kind: "matches", canClose: false, answers: [], matches: MATCHES }]);
    }
    for (const taskId of [work.taskA, work.taskB]) {
      const opened = await openResponse(world.treating, taskId);
      expect(opened.sharing).toContainEqual({ kind: "matches", shared: true, matches: MATCHES });
      expect(opened.fields.find(({ field }) => field.name === "list")?.answer).toBeNull();
    }
    expect((await seenBy(work, "A")).offers).toMatchObject([{ kind: "reveal", chosen: false }]);
  });

  it("can be none, and a list that is all no looks to its writer like any other until both have shared", async () => {
    const work = await giveWork(await makeWorld(db.owner), PRIVATE_LIST.slug);
    await sendBoth(work, { list: ["card_1=no", "card_2=no"] }, { list: ["card_1=yes"] });
    const [ofA, ofB] = [await seenBy(work, "A"), await seenBy(work, "B")];
    expect(ofA.offers).toEqual(ofB.offers);
    await shareAnswers(work.world.partnerA, about(work, "A", "matches"));
    await shareAnswers(work.world.partnerB, about(work, "B", "matches"));
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
    expect((await seenBy(work, "B")).open).toMatchObject([{ matches: MATCHES }]);
    await shareAnswers(partnerB, about(work, "B", "matches"));
    await expect(refusalOf(keepAnswers(partnerA, about(work, "A", "matches")))).resolves.toMatchObject({
      code: "conflict",
    });
    await age(work.world, 24);
    await keepAnswers(partnerA, about(work, "A", "matches"));
    expect(await countRows(db.owner, work.world.practiceId, "shared_part")).toBe(0);
    await shareAnswers(partnerA, about(work, "A", "matches"));
    expect((await seenBy(work, "A")).open).toEqual([]);
  });
});
