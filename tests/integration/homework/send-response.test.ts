import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTask } from "#lib/homework/open-task";
import { saveDraft, saveDraftIn } from "#lib/homework/save-draft";
import type { SendResponseInput } from "#lib/homework/schema";
import { openAnswers, partPlace } from "#lib/homework/sealed-answers";
import { sendResponse } from "#lib/homework/send-response";
import { type Id, newId } from "#lib/kernel/ids";
import { KeyRing, unwrapDataKey } from "#lib/secrets/data-keys";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import {
  asPartner,
  at,
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

const send = (change: Partial<SendResponseInput> = {}): SendResponseInput => ({
  submissionId: newId(),
  draftVersion: 1,
  outcome: "complete",
  check: { useful: 8, upset: 2, again: null },
  ...change,
});

// One word for every audience: for the writer alone, the therapist, and a reveal.
const LANDED = {
  kind_word: "Canary for the therapist",
  why_meant: "Meant it",
  means_about_me: "Canary for me alone",
  means_for_us: "Canary for a reveal",
};

async function written(
  world: World,
  slug = "hold-the-compliment",
  answers: Record<string, string | number> = LANDED,
): Promise<Id> {
  const { taskA } = await giveHomework(world, { exerciseSlug: slug });
  // Some hours after it was given: time that is filled in has to fit in.
  await saveDraft(world.partnerA, taskA, { version: 0, answers }, at("2026-11-24T12:00:00Z"));
  return taskA;
}

describe("sendResponse", () => {
  it("splits the answers by who may read them, closes the task, and deletes the draft", async () => {
    const world = await makeWorld(db.owner);
    const taskId = await written(world);
    const input = send();
    expect(await sendResponse(world.partnerA, taskId, input, now)).toEqual({
      submissionId: input.submissionId,
      outcome: "complete",
    });

    await asPractice(db.owner, world.practiceId, async (tx) => {
      const [row] = await tx`select id, task_id, outcome, useful, upset, again, submitted_at from response`;
      expect(row).toEqual({
        id: input.submissionId,
        task_id: taskId,
        outcome: "complete",
        useful: 8,
        upset: 2,
        again: null,
        submitted_at: now.clock(),
      });
      const [task] = await tx`select state, submitted_at, reviewed_at from task where id = ${taskId}`;
      expect(task).toEqual({ state: "submitted", submitted_at: now.clock(), reviewed_at: null });
      expect((await tx`select count(*)::int as n from draft`)[0]?.n).toBe(0);

      const keys =
        await tx`select scope, practice_id as "practiceId", owner_id as "ownerId", key_id as "keyId",
        wrapped, wrapped_by as "wrappedBy" from data_key where owner_id = ${world.coupleId}`;
      const ring = new KeyRing(new Map(keys.map((key) => [key.scope, unwrapDataKey(key as never)])));
      const parts = await tx`select visibility, answers_sealed from response_part order by visibility`;
      const opened = Object.fromEntries(
        parts.map((part) => [
          part.visibility,
          openAnswers(
            ring,
            partPlace(world.partnerA, input.submissionId, part.visibility),
            part.answers_sealed,
          ),
        ]),
      );
      expect(opened).toEqual({
        me: { means_about_me: "Canary for me alone" },
        therapist: { kind_word: "Canary for the therapist", why_meant: "Meant it" },
        reveal: { means_for_us: "Canary for a reveal" },
      });
      const stored = JSON.stringify(
        await tx`select encode(answers_sealed, 'escape') as sealed from response_part`,
      );
      expect(stored).not.toContain("Canary");
    });
  });

  it("writes a part for every audience asked, also an empty one", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world, { exerciseSlug: "hold-the-compliment" });
    await sendResponse(world.partnerA, taskA, send({ draftVersion: 0, outcome: "stopped" }), now);
    await asPractice(db.owner, world.practiceId, async (tx) => {
      const parts = await tx`select visibility from response_part order by visibility`;
      expect(parts.map((part) => part.visibility)).toEqual(["me", "reveal", "therapist"]);
    });
  });

  it("gives the same answer for every repeat and stores one row, also when five race", async () => {
    const world = await makeWorld(db.owner);
    const taskId = await written(world);
    const input = send();
    const first = await sendResponse(world.partnerA, taskId, input, now);
    for (let repeat = 0; repeat < 5; repeat += 1) {
      expect(await sendResponse(world.partnerA, taskId, input, now)).toEqual(first);
    }
    const other = await written(world, "plain-ask", {});
    const raced = send({ outcome: "stopped" });
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => sendResponse(world.partnerA, other, raced, now)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await countRows(db.owner, world.practiceId, "response")).toBe(2);
    const sent = (await auditOf(db.owner, world.practiceId)).filter((row) => row.entity === "response");
    expect(sent).toHaveLength(2);
  });

  it("still answers a repeat after the couple was held", async () => {
    const world = await makeWorld(db.owner);
    const taskId = await written(world, "plain-ask", { ask: "Tea together at nine?", answer: "yes" });
    const input = send();
    const first = await sendResponse(world.partnerA, taskId, input, now);
    await holdJointWork(db.owner, world);
    expect(await sendResponse(world.partnerA, taskId, input, now)).toEqual(first);
  });

  it("tells a second send from a repeat, and a repeat from the same id with other content", async () => {
    const world = await makeWorld(db.owner);
    const taskId = await written(world);
    const other = await written(world, "plain-ask", {});
    const input = send();
    await sendResponse(world.partnerA, taskId, input, now);
    const refused = (id: Id, change: Partial<SendResponseInput>) =>
      refusalOf(sendResponse(world.partnerA, id, { ...input, ...change }, now));
    expect(await refused(taskId, { submissionId: newId() })).toMatchObject({ code: "already_sent" });
    expect(await refused(taskId, { outcome: "stopped" })).toMatchObject({ code: "conflict" });
    expect(await refused(taskId, { check: null })).toMatchObject({ code: "conflict" });
    expect(await refused(other, {})).toMatchObject({ code: "conflict" });
    expect(await countRows(db.owner, world.practiceId, "response")).toBe(1);
    expect((await openTask(world.partnerA, other)).version).toBe(1);
  });

  it("refuses an id that somebody else's send has, without a word about it", async () => {
    const world = await makeWorld(db.owner);
    const { taskA, taskB } = await giveHomework(world);
    const input = send({ draftVersion: 0, outcome: "stopped" });
    await sendResponse(world.partnerB, taskB, input, now);
    await expect(sendResponse(world.partnerA, taskA, input, now)).rejects.toMatchObject({ code: "conflict" });
    expect((await openTask(world.partnerA, taskA)).id).toBe(taskA);
    await asPractice(db.owner, world.practiceId, async (tx) => {
      expect(
        (await tx`select partner_id from response_part`).every(
          (row) => row.partner_id === world.partnerB.userId,
        ),
      ).toBe(true);
    });
  });

  it("sends no other text than the version named, and keeps the newer draft", async () => {
    const world = await makeWorld(db.owner);
    const taskId = await written(world);
    await saveDraft(world.partnerA, taskId, { version: 1, answers: { kind_word: "Newer" } });
    await expect(sendResponse(world.partnerA, taskId, send(), now)).rejects.toMatchObject({
      code: "stale_version",
    });
    expect((await openTask(world.partnerA, taskId)).answers).toMatchObject({ kind_word: "Newer" });
    await sendResponse(world.partnerA, taskId, send({ draftVersion: 2 }), now);
  });

  it("waits for a save that is under way, so that the newest words are never deleted unsent", async () => {
    const world = await makeWorld(db.owner);
    const taskId = await written(world);
    const early = await whileOpen(
      world.partnerA,
      (tx) => saveDraftIn(tx, world.partnerA, taskId, { version: 1, answers: { kind_word: "Newest words" } }),
      () => refusalOf(sendResponse(world.partnerA, taskId, send(), now)),
    );
    expect(early).toMatchObject({ code: "stale_version" });
    expect((await openTask(world.partnerA, taskId)).answers).toMatchObject({ kind_word: "Newest words" });
  });

  it("names what is still open for complete, and takes a stop at any time", async () => {
    const world = await makeWorld(db.owner);
    const taskId = await written(world, "two-truths-map", { belief_a: "One", belief_b: "Two" });
    await expect(sendResponse(world.partnerA, taskId, send(), now)).rejects.toMatchObject({
      code: "invalid_input",
      fields: {
        belief_a_true: ["This one is still open."],
        belief_b_true: ["This one is still open."],
      },
    });
    const stopped = await sendResponse(world.partnerA, taskId, send({ outcome: "stopped" }), now);
    expect(stopped.outcome).toBe("stopped");
  });

  it("takes a private no as it is: nobody is asked to change it, and it is not called done", async () => {
    const world = await makeWorld(db.owner);
    const { taskA: taskId } = await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
    for (const [version, kept] of ["no", "no", "yes"].entries()) {
      const name = (field: string) => `${field}.${version + 1}`;
      const answers = { [name("kind")]: "hug", [name("timer")]: 600, [name("agreement_kept")]: kept };
      await saveDraft(world.partnerA, taskId, { version, answers }, at(`2026-11-24T1${version}:00:00Z`));
    }
    const sent = await sendResponse(world.partnerA, taskId, send({ draftVersion: 3 }), now);
    expect(sent.outcome).toBe("stopped");
  });

  it("hears the same for the other partner's task, a foreign one, a held one and one that never was", async () => {
    const world = await makeWorld(db.owner);
    const stranger = await makeWorld(db.owner);
    const taskId = await written(world);
    const joint = await giveHomework(world, { exerciseSlug: "daily-stress-share" });
    await holdJointWork(db.owner, world);
    const sendAs = (actor: typeof world.partnerA, id: string) =>
      refusalOf(sendResponse(actor, id, send({ draftVersion: 0, outcome: "stopped" }), now));
    const never = await sendAs(world.partnerB, newId());
    expect(never).toMatchObject({ code: "not_found" });
    expect(await sendAs(world.partnerB, taskId)).toEqual(never);
    expect(await sendAs(stranger.partnerA, taskId)).toEqual(never);
    expect(await sendAs(world.partnerA, joint.taskA)).toEqual(never);
    expect(await sendAs(asPartner(world), taskId)).toMatchObject({ code: "not_found" });
    expect(await countRows(db.owner, world.practiceId, "response")).toBe(0);
  });

  it("keeps the draft and sends nothing when the audit row cannot be written", async () => {
    const world = await makeWorld(db.owner);
    const taskId = await written(world);
    await withoutAudit(db.owner, "app_partner", () =>
      expect(sendResponse(world.partnerA, taskId, send(), now)).rejects.toThrow(),
    );
    expect(await countRows(db.owner, world.practiceId, "response")).toBe(0);
    expect((await openTask(world.partnerA, taskId)).answers).toEqual(LANDED);
    await sendResponse(world.partnerA, taskId, send(), now);
    const sent = (await auditOf(db.owner, world.practiceId)).filter((row) => row.entity === "response");
    expect(sent).toEqual([
      {
        action: "create",
        entity: "response",
        actor_role: "partner",
        couple_id: world.coupleId,
        purpose: "send homework",
      },
    ]);
  });
});
