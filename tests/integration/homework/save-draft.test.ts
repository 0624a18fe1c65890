import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse, sendResponseIn } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld } from "#tests/support/people";
import {
  asPartner,
  countRows,
  giveHomework,
  holdJointWork,
  now,
  refusalOf,
  whileOpen,
  withoutAudit,
} from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

describe("saveDraft", () => {
  it("merges step by step, clears with null, and counts the saves", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    const save = (version: number, answers: Record<string, string | number | null>) =>
      saveDraft(world.partnerA, taskA, { version, answers });
    expect(await save(0, { belief_a: "One" })).toEqual({ version: 1 });
    expect(await save(1, { belief_a_true: 0, discomfort: "not_sure" })).toEqual({ version: 2 });
    expect(await save(2, { belief_a: "Two" })).toEqual({ version: 3 });
    expect(await save(3, { discomfort: null })).toEqual({ version: 4 });
    const open = await openTask(world.partnerA, taskA);
    expect(open.version).toBe(4);
    expect(open.answers).toEqual({ belief_a: "Two", belief_a_true: 0 });
  });

  it("keeps no word in clear, and no key of it for the clinician", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    await saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: "Canary words" } });
    await asPractice(db.owner, world.practiceId, async (tx) => {
      const [row] = await tx`select encode(answers_sealed, 'escape') as sealed from draft`;
      expect(row?.sealed).not.toContain("Canary");
    });
  });

  it("refuses a stale version and writes nothing", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    await saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: "Kept" } });
    for (const version of [0, 2]) {
      await expect(
        saveDraft(world.partnerA, taskA, { version, answers: { belief_a: "Lost" } }),
      ).rejects.toMatchObject({ code: "stale_version" });
    }
    const open = await openTask(world.partnerA, taskA);
    expect([open.version, open.answers]).toEqual([1, { belief_a: "Kept" }]);
  });

  it("lets exactly one of ten saves of the same version through, first draft and later ones alike", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    for (const version of [0, 1]) {
      const saves = await Promise.all(
        [...Array(10).keys()].map((n) =>
          refusalOf(saveDraft(world.partnerA, taskA, { version, answers: { belief_a: `Window ${n}` } })),
        ),
      );
      expect(saves.filter((refused) => refused === null)).toHaveLength(1);
      expect(saves.filter((refused) => refused?.code === "stale_version")).toHaveLength(9);
    }
    expect((await openTask(world.partnerA, taskA)).version).toBe(2);
  });

  it("names the field of an answer that does not fit, and refuses what is no question", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    const save = (answers: Record<string, string | number | null>) =>
      saveDraft(world.partnerA, taskA, { version: 0, answers });
    await expect(save({ belief_a_true: 11 })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { belief_a_true: ["Please choose a number from 0 to 10, or not sure."] },
    });
    await expect(save({ belief_a: "x".repeat(20_000) })).rejects.toMatchObject({
      fields: { belief_a: ["Please keep this to 140 characters."] },
    });
    await expect(save({ belief_a: "x".repeat(141) })).rejects.toMatchObject({
      fields: { belief_a: ["Please keep this to 140 characters."] },
    });
    await expect(save({ nothing_asked: "x" })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(save({ nothing_asked: null })).rejects.toMatchObject({ code: "invalid_input" });
    expect(await countRows(db.owner, world.practiceId, "draft")).toBe(0);
  });

  it("hears the same for the other partner's task, a foreign one, a held one and one that never was", async () => {
    const world = await makeWorld(db.owner);
    const stranger = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    const joint = await giveHomework(world, { exerciseSlug: "daily-stress-share" });
    await holdJointWork(db.owner, world);
    const save = (actor: typeof world.partnerA, id: string) =>
      refusalOf(saveDraft(actor, id, { version: 0, answers: {} }));
    const never = await save(world.partnerB, newId());
    expect(never).toMatchObject({ code: "not_found" });
    expect(await save(world.partnerB, taskA)).toEqual(never);
    expect(await save(stranger.partnerA, taskA)).toEqual(never);
    expect(await save(world.partnerA, joint.taskA)).toEqual(never);
    expect(await save(world.partnerA, "not-an-id")).toEqual(never);
    expect(await save(asPartner(world), taskA)).toMatchObject({ code: "not_found" });
    expect(await countRows(db.owner, world.practiceId, "draft")).toBe(0);
  });

  it("says that it was sent after it was sent, and leaves no draft behind a send", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    await saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: "One" } });
    const send = { submissionId: newId(), draftVersion: 1, outcome: "stopped" as const, check: null };
    await Promise.all([
      sendResponse(world.partnerA, taskA, send, now),
      ...[...Array(6)].map(() =>
        refusalOf(saveDraft(world.partnerA, taskA, { version: 2, answers: { belief_a: "Late" } })),
      ),
    ]);
    await expect(
      saveDraft(world.partnerA, taskA, { version: 1, answers: { belief_a: "Later" } }),
    ).rejects.toMatchObject({ code: "already_sent" });
    expect(await countRows(db.owner, world.practiceId, "draft")).toBe(0);
  });

  it("waits for a send that is under way, and puts no first draft behind it", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    const send = { submissionId: newId(), draftVersion: 0, outcome: "stopped" as const, check: null };
    const late = await whileOpen(
      world.partnerA,
      (tx) => sendResponseIn(tx, world.partnerA, taskA, send, now),
      () => refusalOf(saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: "Late" } })),
    );
    expect(late).toMatchObject({ code: "already_sent" });
    expect(await countRows(db.owner, world.practiceId, "draft")).toBe(0);
  });

  it("leaves an audit row without content, and keeps nothing when it cannot", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    await withoutAudit(db.owner, "app_partner", () =>
      expect(
        saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: "One" } }),
      ).rejects.toThrow(),
    );
    expect(await countRows(db.owner, world.practiceId, "draft")).toBe(0);
    await saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: "One" } });
    expect((await auditOf(db.owner, world.practiceId)).filter((row) => row.entity === "draft")).toEqual([
      {
        action: "update",
        entity: "draft",
        actor_role: "partner",
        couple_id: world.coupleId,
        purpose: "write homework",
      },
    ]);
  });
});
