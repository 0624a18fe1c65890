import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { answerYes } from "#lib/couples/answer-yes";
import { setConsent } from "#lib/couples/set-consent";
import { deleteAllKept, deleteKept } from "#lib/homework/delete-kept";
import { keepAnswers } from "#lib/homework/keep-answers";
import { listInbox } from "#lib/homework/list-inbox";
import { listSent } from "#lib/homework/list-sent";
import { listToday } from "#lib/homework/list-today";
import { listTogether } from "#lib/homework/list-together";
import { openResponse } from "#lib/homework/open-response";
import { pickMatch, pickMatchIn } from "#lib/homework/pick-match";
import type { Picking } from "#lib/homework/types";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeCouple } from "#tests/support/people";
import { at, countRows, giveHomework, holdJointWork, now, refusalOf, whileOpen } from "./given.ts";
import { openedList } from "./opened-list.ts";
import { PRIVATE_LIST } from "./private-list.ts";
import { about, NOT_HERE, openedEarlier, type SharedWork, seenBy } from "./shared-work.ts";

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

const opened = (hours?: number, lists?: readonly string[][]) => openedList(db.owner, hours, lists);

const tomorrow = at("2026-11-25T09:00:00Z");

type Slot = "A" | "B";
const partner = ({ world }: SharedWork, slot: Slot) => (slot === "A" ? world.partnerA : world.partnerB);
const picks = (work: SharedWork, slot: Slot, pick: string) =>
  pickMatch(partner(work, slot), { taskId: slot === "A" ? work.taskA : work.taskB, pick });
const pickingOf = async (work: SharedWork, slot: Slot): Promise<Picking | null> =>
  (await seenBy(work, slot)).open.find(({ kind }) => kind === "matches")?.picking ?? null;
const jointOf = async (work: SharedWork, taskId = work.taskA) =>
  (await openResponse(work.world.treating, taskId)).sharing.find(({ kind }) => kind === "matches")?.picked;

/** All that both partners and the therapist can fetch. */
async function everything(work: SharedWork): Promise<Readonly<Record<"A" | "B" | "therapist", string>>> {
  const of = async (slot: Slot) =>
    JSON.stringify([
      await listToday(partner(work, slot), now),
      await listTogether(partner(work, slot)),
      await listSent(partner(work, slot)),
      await seenBy(work, slot),
    ]);
  const therapist = JSON.stringify([
    await listInbox(work.world.treating, {}),
    await openResponse(work.world.treating, work.taskA),
    await openResponse(work.world.treating, work.taskB),
  ]);
  return { A: await of("A"), B: await of("B"), therapist };
}

describe("one of the matches", () => {
  it("can be picked a day after they opened, and both are told so in the same words", async () => {
    const work = await opened(23);
    const [ofA, ofB] = [await pickingOf(work, "A"), await pickingOf(work, "B")];
    expect(ofA).toMatchObject({ state: "later", from: expect.any(Date) });
    expect(ofB).toEqual(ofA);
    await expect(picks(work, "A", "none")).rejects.toMatchObject({ code: "conflict" });
    await openedEarlier(db.owner, work.world, 1);
    expect(await pickingOf(work, "A")).toEqual({
      state: "open",
      options: [
        { value: "list=card_1", label: "Card 1" },
        { value: "list=card_2", label: "Card 2" },
        { value: "list=card_3", label: "Card 3" },
      ],
    });
    for (const wrong of ["list=card_4", "list=card_5", "card_1", "list=", "other=card_1", "__proto__"])
      await expect(picks(work, "A", wrong), wrong).rejects.toMatchObject({ code: "invalid_input" });
    expect(await countRows(db.owner, work.world.practiceId, "match_pick")).toBe(0);
  });

  it("is shown to both and to the therapist where both picked it", async () => {
    const work = await opened();
    expect(await picks(work, "A", "list=card_2")).toBe(false);
    expect(await picks(work, "B", "list=card_2")).toBe(true);
    for (const slot of ["A", "B"] as const)
      expect(await pickingOf(work, slot)).toEqual({ state: "done", label: "Card 2" });
    for (const taskId of [work.taskA, work.taskB])
      expect(await jointOf(work, taskId)).toEqual({ label: "Card 2" });
    expect(await countRows(db.owner, work.world.practiceId, "match_pick")).toBe(0);
    for (const slot of ["A", "B"] as const)
      await expect(picks(work, slot, "list=card_1")).rejects.toMatchObject({ code: "conflict" });
  });

  it("is told alike, for everybody to the byte, for every pair of picks that are not the same one", async () => {
    const work = await opened();
    const reopen = () =>
      asPractice(
        db.owner,
        work.world.practiceId,
        (tx) => tx`update share_opening set picked_sealed = null where kind = 'matches'`,
      );
    const ends: string[] = [];
    for (const [ofA, ofB] of [
      ["none", "none"],
      ["none", "list=card_1"],
      ["list=card_1", "none"],
      ["list=card_1", "list=card_3"],
      ["list=card_3", "list=card_1"],
    ] as const) {
      for (const order of ["AB", "BA"] as const) {
        for (const slot of [...order] as Slot[]) await picks(work, slot, slot === "A" ? ofA : ofB);
        ends.push(JSON.stringify(await everything(work)));
        expect(await pickingOf(work, "A"), `${ofA} ${ofB}`).toEqual({ state: "done", label: null });
        expect(await countRows(db.owner, work.world.practiceId, "match_pick")).toBe(0);
        await reopen();
      }
    }
    expect(new Set(ends).size).toBe(1);
  });

  it("changes no byte of any page until both have picked, whatever one picks and however often", async () => {
    const work = await opened();
    const plain = await everything(work);
    expect(plain.A).toContain('"state":"open"');
    for (const slot of ["A", "B"] as const) {
      for (const pick of ["list=card_1", "none", "list=card_3"]) {
        expect(await picks(work, slot, pick)).toBe(false);
        expect(await everything(work), `${slot} ${pick}`).toEqual(plain);
      }
      expect(await countRows(db.owner, work.world.practiceId, "match_pick")).toBe(1);
      await deleteKept(partner(work, slot), { taskId: slot === "A" ? work.taskA : work.taskB });
      expect(await countRows(db.owner, work.world.practiceId, "match_pick")).toBe(0);
    }
  });

  it("is what a partner picked last, while the other one has not", async () => {
    const work = await opened();
    await picks(work, "A", "list=card_1");
    await picks(work, "A", "none");
    await picks(work, "A", "list=card_3");
    await picks(work, "B", "list=card_3");
    expect(await pickingOf(work, "A")).toEqual({ state: "done", label: "Card 3" });
  });

  it("comes out the same when both press at once", async () => {
    const work = await opened();
    const { partnerA, partnerB } = work.world;
    await whileOpen(
      partnerA,
      (tx) => pickMatchIn(tx, partnerA, { taskId: work.taskA, pick: "list=card_1" }),
      () => pickMatch(partnerB, { taskId: work.taskB, pick: "list=card_1" }),
    );
    expect(await pickingOf(work, "B")).toEqual({ state: "done", label: "Card 1" });
  });

  it("is not asked for where nothing matches", async () => {
    const work = await opened(25, [["card_1=no"], ["card_1=yes"]]);
    expect(await pickingOf(work, "A")).toBeNull();
    await expect(picks(work, "A", "none")).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("leaves the same line in the trail as every choice about sharing, whatever was picked", async () => {
    const trails: string[] = [];
    for (const pick of ["none", "list=card_1"]) {
      const work = await opened();
      await picks(work, "A", pick);
      await picks(work, "B", "list=card_1");
      const trail = await auditOf(db.owner, work.world.practiceId);
      trails.push(
        JSON.stringify(trail.slice(-2).map(({ action, entity, purpose }) => [action, entity, purpose])),
      );
    }
    expect(new Set(trails)).toEqual(
      new Set([JSON.stringify(Array(2).fill(["update", "task", "choose about sharing"]))]),
    );
  });
});

describe("what was picked", () => {
  it("is closed to all like the matches while a hold is set, and is not taken then", async () => {
    const done = await opened();
    await picks(done, "A", "list=card_1");
    const waiting = await opened();
    await picks(waiting, "A", "list=card_1");
    await picks(done, "B", "list=card_1");
    for (const work of [done, waiting]) {
      await holdJointWork(db.owner, work.world);
      for (const slot of ["A", "B"] as const) {
        await expect(refusalOf(seenBy(work, slot))).resolves.toMatchObject(NOT_HERE);
        await expect(refusalOf(picks(work, slot, "list=card_1"))).resolves.toMatchObject(NOT_HERE);
      }
    }
    expect(await countRows(db.owner, waiting.world.practiceId, "match_pick")).toBe(1);
  });

  it("is closed by a consent that was withdrawn, by whoever did", async () => {
    for (const slot of ["A", "B"] as const) {
      const work = await opened();
      await picks(work, "A", "list=card_1");
      await setConsent(partner(work, slot), { consent: "withdrawn" });
      await expect(refusalOf(picks(work, "B", "list=card_1"))).resolves.toMatchObject(NOT_HERE);
    }
  });

  it("is closed by a yes to such work that was taken back, by whoever did", async () => {
    for (const slot of ["A", "B"] as const) {
      const work = await opened();
      await picks(work, "A", "list=card_1");
      await answerYes(partner(work, slot), { exerciseClass: "X", answer: "not_now" }, tomorrow.clock);
      for (const who of ["A", "B"] as const) {
        await expect(refusalOf(seenBy(work, who))).resolves.toMatchObject(NOT_HERE);
        await expect(refusalOf(picks(work, who, "list=card_1"))).resolves.toMatchObject(NOT_HERE);
      }
    }
  });

  it("goes when the matches are closed, by whoever of them", async () => {
    for (const isSettled of [true, false]) {
      const work = await opened();
      await picks(work, "A", "list=card_1");
      if (isSettled) await picks(work, "B", "list=card_1");
      await keepAnswers(work.world.partnerB, about(work, "B", "matches"));
      expect(await countRows(db.owner, work.world.practiceId, "match_pick")).toBe(0);
      expect(await countRows(db.owner, work.world.practiceId, "share_opening")).toBe(0);
      expect(await jointOf(work)).toBeNull();
    }
  });

  it("can be deleted by its writer until the other one has picked; what came of both is both's", async () => {
    const work = await opened();
    await picks(work, "A", "list=card_1");
    await holdJointWork(db.owner, work.world);
    await deleteAllKept(work.world.partnerA);
    expect(await countRows(db.owner, work.world.practiceId, "match_pick")).toBe(0);
    const other = await opened();
    await picks(other, "A", "list=card_1");
    await picks(other, "B", "list=card_1");
    await deleteAllKept(other.world.partnerA);
    expect(await pickingOf(other, "B")).toEqual({ state: "done", label: "Card 1" });
  });

  it("of another couple, of work that was not sent, or with no such number is not found", async () => {
    const work = await opened();
    const other = await makeCouple(db.owner, work.world.treating);
    const unsent = await giveHomework(work.world, { exerciseSlug: PRIVATE_LIST.slug });
    for (const [actor, taskId] of [
      [other.partnerA, work.taskA],
      [work.world.partnerB, work.taskA],
      [work.world.partnerA, unsent.taskA],
      [work.world.partnerA, newId()],
      [work.world.partnerA, "no number"],
    ] as const)
      await expect(refusalOf(pickMatch(actor, { taskId, pick: "none" }))).resolves.toMatchObject(NOT_HERE);
  });
});

describe("without the product's own rules, the database still keeps", () => {
  const run = (actor: ActorOf<"partner"> | ActorOf<"clinician">, statement: ReturnType<typeof sql>) =>
    withActor(actor, (tx) => tx.execute(statement));
  const insert = ({ world, assignmentId }: SharedWork, partnerId: string) => sql`
    insert into match_pick (practice_id, assignment_id, partner_id, couple_id, pick_sealed)
    values (${world.practiceId}, ${assignmentId}, ${partnerId}, ${world.coupleId}, ${Buffer.from("x")})`;

  it("a single pick from the other partner, and every pick from the therapist", async () => {
    const work = await opened();
    await picks(work, "A", "list=card_1");
    expect(await run(work.world.partnerA, sql`select partner_id from match_pick`)).toHaveLength(1);
    expect(await run(work.world.partnerB, sql`select partner_id from match_pick`)).toHaveLength(0);
    await expect(run(work.world.treating, sql`select from match_pick`)).rejects.toThrow();
    await expect(run(work.world.partnerA, sql`delete from match_pick`)).rejects.toThrow();
  });

  it("anybody from picking too soon, in the other one's place, under a hold, or once both have", async () => {
    const early = await opened(23);
    await expect(run(early.world.partnerA, insert(early, early.world.partnerA.userId))).rejects.toThrow();
    const work = await opened();
    await expect(run(work.world.partnerA, insert(work, work.world.partnerB.userId))).rejects.toThrow();
    await picks(work, "A", "none");
    await picks(work, "B", "none");
    await expect(run(work.world.partnerA, insert(work, work.world.partnerA.userId))).rejects.toThrow();
    const held = await opened();
    await picks(held, "A", "none");
    await holdJointWork(db.owner, held.world);
    await expect(run(held.world.partnerB, insert(held, held.world.partnerB.userId))).rejects.toThrow();
    await run(held.world.partnerA, sql`update match_pick set pick_sealed = ''`);
    const [row] = await asPractice(
      db.owner,
      held.world.practiceId,
      (tx) => tx`select pick_sealed from match_pick`,
    );
    expect(row?.pick_sealed).not.toHaveLength(0);
  });

  it("one alone from saying what came of both, and both from changing it", async () => {
    const work = await opened();
    await picks(work, "A", "list=card_1");
    const settle = (actor: ActorOf<"partner">) =>
      run(actor, sql`select app.settle_pick(${work.assignmentId}::uuid, ${Buffer.from("x")}::bytea)`);
    await settle(work.world.partnerA);
    await settle(work.world.partnerB);
    expect((await pickingOf(work, "A"))?.state).toBe("open");
    await picks(work, "B", "list=card_1");
    await settle(work.world.partnerB);
    expect(await pickingOf(work, "A")).toEqual({ state: "done", label: "Card 1" });
    await expect(
      run(work.world.partnerA, sql`update share_opening set picked_sealed = null`),
    ).rejects.toThrow();
    await expect(
      run(work.world.treating, sql`update share_opening set picked_sealed = null`),
    ).rejects.toThrow();
  });
});
