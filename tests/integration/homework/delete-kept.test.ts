import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { withActor } from "#db/with-actor";
import { findOwnChoices } from "#lib/couples/find-own-choices";
import { setConsent } from "#lib/couples/set-consent";
import { deleteAllKept, deleteKept } from "#lib/homework/delete-kept";
import { listSent } from "#lib/homework/list-sent";
import { listToday } from "#lib/homework/list-today";
import { listTogether } from "#lib/homework/list-together";
import { openResponse } from "#lib/homework/open-response";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { asPartner, giveHomework, holdJointWork, now, refusalOf, withoutAudit } from "./given.ts";
import { PRIVATE_LIST } from "./private-list.ts";
import { giveWork, offersOf, type SharedWork, seenBy, sendBoth } from "./shared-work.ts";

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

/** Who wrote each part there is, and who may read it. */
const partsOf = (world: World) =>
  asPractice(
    db.owner,
    world.practiceId,
    (tx) => tx<
      { slot: string; visibility: string }[]
    >`select p.slot, r.visibility from response_part r join partner p on p.id = r.partner_id
      order by p.slot, r.visibility`,
  );

/** Both sent an exercise with an answer for its writer alone. */
async function bothSent(slug = "hold-the-compliment"): Promise<SharedWork> {
  const work = await giveWork(await makeWorld(db.owner), slug);
  return sendBoth(
    work,
    { kind_word: "Of A", means_about_me: "Kept by A", means_for_us: "Ours" },
    { kind_word: "Of B", means_about_me: "Kept by B", means_for_us: "Ours" },
  );
}

const LIST_A = { list: ["card_1=yes", "card_2=no", "card_3=maybe"], maybe_needs: "Words of A" };
const LIST_B = { list: ["card_1=yes", "card_3=yes"], maybe_needs: "Words of B" };
const bothLists = async () =>
  sendBoth(await giveWork(await makeWorld(db.owner), PRIVATE_LIST.slug), LIST_A, LIST_B);

/** Every byte the other partner and the therapist get of it, numbers by their place. */
async function seenByOthers(work: SharedWork): Promise<string> {
  const { world, taskA, taskB } = work;
  const seen = {
    today: await listToday(world.partnerB, now),
    together: await listTogether(world.partnerB),
    sent: await listSent(world.partnerB),
    choices: await findOwnChoices(world.partnerB),
    opened: await seenBy(work, "B"),
    own: await openResponse(world.treating, taskB),
    theirs: await openResponse(world.treating, taskA),
  };
  return JSON.stringify(seen);
}

describe("what a partner kept for themselves", () => {
  it("goes when its writer says so, and nothing else does", async () => {
    const work = await bothSent();
    const { world, taskA } = work;
    const before = await partsOf(world);
    expect(before).toContainEqual({ slot: "A", visibility: "me" });
    await deleteKept(world.partnerA, { taskId: taskA });
    expect(await partsOf(world)).toEqual(
      before.filter((part) => !(part.slot === "A" && part.visibility === "me")),
    );
    await deleteKept(world.partnerA, { taskId: taskA });
  });

  it("leaves every byte of the other one and of the therapist, and one's own list, as it was", async () => {
    for (const work of [await bothSent(), await bothLists()]) {
      const [before, own] = [await seenByOthers(work), await listSent(work.world.partnerA)];
      expect(own).toHaveLength(1);
      await deleteKept(work.world.partnerA, { taskId: work.taskA });
      expect(await seenByOthers(work)).toBe(before);
      expect(await listSent(work.world.partnerA)).toEqual(own);
    }
  });

  it("can be deleted while work is held, closed or without a yes, and is listed then too", async () => {
    const states: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
      held: (world) => holdJointWork(db.owner, world, "G05"),
      withdrawn: (world) => setConsent(world.partnerB, { consent: "withdrawn" }),
      closed: (world) =>
        asPractice(
          db.owner,
          world.practiceId,
          (tx) => tx`update couple set state = 'closed', closed_at = now()`,
        ),
    };
    for (const [name, set] of Object.entries(states)) {
      const { world, taskA } = await bothLists();
      await set(world);
      expect(await listSent(world.partnerA), name).toHaveLength(1);
      await deleteKept(world.partnerA, { taskId: taskA });
      const left = await partsOf(world);
      expect(left, name).not.toContainEqual({ slot: "A", visibility: "me" });
      expect(left, name).toContainEqual({ slot: "B", visibility: "me" });
      expect(await offersOf(db.owner, world), name).toEqual([
        "A matches",
        "A reveal",
        "B matches",
        "B reveal",
      ]);
    }
  });

  it("is never handed out: its writer's own session can delete the words and not read them", async () => {
    const { world } = await bothSent();
    const rows = await withActor(world.partnerA, (tx) =>
      tx.execute(sql`select visibility, partner_id from response_part`),
    );
    expect(rows).toEqual([{ visibility: "me", partner_id: world.partnerA.userId }]);
    await expect(
      withActor(world.partnerA, (tx) => tx.execute(sql`select answers_sealed from response_part`)),
    ).rejects.toThrow();
    await withActor(world.partnerA, (tx) => tx.execute(sql`delete from response_part`));
    expect(await partsOf(world)).toEqual([
      { slot: "A", visibility: "reveal" },
      { slot: "A", visibility: "therapist" },
      { slot: "B", visibility: "me" },
      { slot: "B", visibility: "reveal" },
      { slot: "B", visibility: "therapist" },
    ]);
  });
});

describe("all of it at once", () => {
  it("is every part for oneself, one's lists, and what one wrote and did not send", async () => {
    const work = await bothSent();
    const { world } = work;
    const list = await sendBoth(await giveWork(world, PRIVATE_LIST.slug), LIST_A, LIST_B);
    const open = await giveHomework(world);
    await saveDraft(world.partnerA, open.taskA, { version: 0, answers: { belief_a: "Not sent" } });
    await saveDraft(world.partnerB, open.taskB, { version: 0, answers: { belief_a: "Not sent" } });
    const before = JSON.stringify([await seenBy(list, "B"), await openTask(world.partnerB, open.taskB)]);
    await deleteAllKept(world.partnerA);
    expect(JSON.stringify([await seenBy(list, "B"), await openTask(world.partnerB, open.taskB)])).toBe(
      before,
    );
    const left = await partsOf(world);
    expect(left.filter(({ visibility }) => visibility === "me").map(({ slot }) => slot)).toEqual(["B", "B"]);
    expect(left.filter(({ visibility }) => visibility !== "me")).toHaveLength(6);
    expect(await offersOf(db.owner, world)).toEqual([
      "A matches",
      "A reveal",
      "A reveal",
      "B matches",
      "B reveal",
      "B reveal",
    ]);
    expect((await openTask(world.partnerA, open.taskA)).answers).toEqual({});
  });

  it("tells a page that is still open, and no old version fits what is written afterwards", async () => {
    const { world, taskA } = await bothSent();
    const open = await giveHomework(world);
    const write = (version: number, belief_a: string) =>
      saveDraft(world.partnerA, open.taskA, { version, answers: { belief_a } });
    await write(0, "One");
    await write(1, "Two");
    await deleteAllKept(world.partnerA);
    expect(await openTask(world.partnerA, open.taskA)).toMatchObject({ version: 3, answers: {} });
    for (const version of [0, 1, 2])
      expect(await refusalOf(write(version, "Old")), `${version}`).toMatchObject({ code: "stale_version" });
    expect(await write(3, "New")).toEqual({ version: 4 });
    await deleteKept(world.partnerA, { taskId: taskA });
    expect(await openTask(world.partnerA, open.taskA)).toMatchObject({
      version: 4,
      answers: { belief_a: "New" },
    });
  });

  it("takes what was written and not sent while work is held too", async () => {
    const work = await bothSent();
    const open = await giveHomework(work.world);
    await saveDraft(work.world.partnerA, open.taskA, { version: 0, answers: { belief_a: "Not sent" } });
    const sealed = () =>
      asPractice(
        db.owner,
        work.world.practiceId,
        (tx) => tx`select version, length(answers_sealed) as n from draft`,
      );
    const [before] = await sealed();
    await holdJointWork(db.owner, work.world, "G05");
    await deleteAllKept(work.world.partnerA);
    const [after] = await sealed();
    expect(after).toMatchObject({ version: 2 });
    expect(after?.n).toBe(before?.n - JSON.stringify({ belief_a: "Not sent" }).length + 2);
  });
});

describe("both", () => {
  it("are not found for what was not sent, another one's, another practice's, and what was never there", async () => {
    const work = await bothSent();
    const { world } = work;
    const elsewhere = await makeWorld(db.owner);
    const open = await giveHomework(world);
    const never = await refusalOf(deleteKept(world.partnerA, { taskId: newId() }));
    expect(never).toMatchObject({ code: "not_found" });
    for (const [actor, taskId] of [
      [world.partnerA, work.taskB],
      [elsewhere.partnerA, work.taskA],
      [world.partnerA, open.taskA],
      [world.partnerA, "not-an-id"],
    ] as const)
      expect(await refusalOf(deleteKept(actor, { taskId }))).toEqual(never);
    await expect(deleteKept(asPartner(world), { taskId: work.taskA })).rejects.toThrow();
    await expect(deleteAllKept(asPartner(world))).rejects.toThrow();
    await deleteAllKept(elsewhere.partnerA);
    expect(await partsOf(world)).toHaveLength(6);
  });

  it("leave one and the same line in the audit, and delete nothing without it", async () => {
    const { world, taskA } = await bothSent();
    await withoutAudit(db.owner, "app_partner", async () => {
      await expect(deleteKept(world.partnerA, { taskId: taskA })).rejects.toThrow();
      await expect(deleteAllKept(world.partnerA)).rejects.toThrow();
    });
    expect(await partsOf(world)).toHaveLength(6);
    await deleteKept(world.partnerA, { taskId: taskA });
    await deleteAllKept(world.partnerA);
    const lines = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select entity, entity_id, purpose from audit_event where action = 'delete'`,
    );
    const line = {
      entity: "partner",
      entity_id: world.partnerA.userId,
      purpose: "delete own private answers",
    };
    expect(lines).toEqual([line, line]);
  });
});
