import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { INBOX_SIZE, listInbox } from "#lib/homework/list-inbox";
import { listToday } from "#lib/homework/list-today";
import { markReviewed } from "#lib/homework/mark-reviewed";
import { openResponse } from "#lib/homework/open-response";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { type Id, newId } from "#lib/kernel/ids";
import { loadProgress } from "#lib/progress/queries";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeCouple, makeMember, makeWorld, type World } from "#tests/support/people";
import { at, giveHomework, now, refusalOf, withoutAudit } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

async function sent(
  world: World,
  slot: "A" | "B",
  time: string,
  answers: Record<string, string | number> = {},
  slug = "hold-the-compliment",
  upset: number | null = null,
): Promise<Id> {
  const { taskA, taskB } = await giveHomework(world, { exerciseSlug: slug });
  const [actor, taskId] = slot === "A" ? [world.partnerA, taskA] : [world.partnerB, taskB];
  await saveDraft(actor, taskId, { version: 0, answers });
  const check = { useful: 8, upset, again: 6 };
  await sendResponse(
    actor,
    taskId,
    { submissionId: newId(), draftVersion: 1, outcome: "stopped", check },
    at(time),
  );
  return taskId;
}

describe("listInbox", () => {
  it("lists what was sent and not reviewed, oldest first, by code name and slot", async () => {
    const world = await makeWorld(db.owner);
    const second = await makeCouple(db.owner, world.treating);
    const later = await sent(world, "A", "2026-11-24T12:00:00Z");
    const earlier = await sent(second, "B", "2026-11-24T11:00:00Z", {}, "plain-ask", 7);
    const reviewed = await sent(world, "B", "2026-11-24T10:00:00Z");
    await markReviewed(world.treating, { taskId: reviewed }, now);

    const page = await listInbox(world.treating, {});
    expect(page.rows).toEqual([
      {
        taskId: earlier,
        coupleId: second.coupleId,
        codeName: second.codeName,
        slot: "B",
        title: "From hint to plain ask",
        submittedAt: new Date("2026-11-24T11:00:00Z"),
        outcome: "stopped",
        strained: true,
        alert: null,
      },
      {
        taskId: later,
        coupleId: world.coupleId,
        codeName: world.codeName,
        slot: "A",
        title: "Let it land",
        submittedAt: new Date("2026-11-24T12:00:00Z"),
        outcome: "stopped",
        strained: false,
        alert: null,
      },
    ]);
    expect(page.next).toBeNull();
    expect(JSON.stringify(page)).not.toContain("Canary");
  });

  it("pages by keyset without losing or repeating a row, also among equal times", async () => {
    const world = await makeWorld(db.owner);
    const all: Id[] = [];
    for (let n = 0; n < INBOX_SIZE + 3; n += 1) all.push(await sent(world, "A", "2026-11-24T12:00:00Z"));
    const first = await listInbox(world.treating, {});
    expect(first.rows).toHaveLength(INBOX_SIZE);
    const second = await listInbox(world.treating, { after: first.next ?? "" });
    expect(second.rows).toHaveLength(3);
    expect(second.next).toBeNull();
    expect([...first.rows, ...second.rows].map((row) => row.taskId)).toEqual([...all].sort());
    const written = (at: string) => Buffer.from(JSON.stringify([at, all[0]])).toString("base64url");
    // The last three are times to JavaScript and to nobody else.
    for (const after of ["not-a-cursor", written("1"), written("Nov 2026 (now)"), written("+275760-01-01")]) {
      expect((await listInbox(world.treating, { after })).rows, after).toEqual(first.rows);
    }
  });

  it("shows nothing of a colleague's or another practice's couples, and writes one audit row", async () => {
    const world = await makeWorld(db.owner);
    await sent(world, "A", "2026-11-24T12:00:00Z");
    const colleague = await makeMember(db.owner, world.practiceId, "clinician");
    expect(await listInbox(colleague, {})).toEqual({ rows: [], next: null });
    expect((await listInbox((await makeWorld(db.owner)).treating, {})).rows).toEqual([]);
    const lines = (await auditOf(db.owner, world.practiceId)).filter((row) => row.entity === "inbox");
    expect(lines).toHaveLength(1);
    await withoutAudit(db.owner, "app_clinician", () =>
      expect(listInbox(world.treating, {})).rejects.toThrow(),
    );
    await expect(listInbox(world.partnerA as never, {})).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("openResponse", () => {
  const answers = {
    kind_word: "For the therapist",
    believed_before: 2,
    believed_after: 7,
    means_about_me: "Canary for me alone",
    means_for_us: "For a reveal",
  };

  it("opens every part but the writer's own, with labels, audience, check and numbers", async () => {
    const world = await makeWorld(db.owner);
    const taskId = await sent(world, "A", "2026-11-24T12:00:00Z", answers, "hold-the-compliment", 3);
    const opened = await openResponse(world.treating, taskId);
    expect(opened).toMatchObject({
      taskId,
      codeName: world.codeName,
      slot: "A",
      title: "Let it land",
      reviewed: false,
      outcome: "stopped",
      check: { useful: 8, upset: 3, again: 6 },
      alert: null,
      derived: [{ label: "How far it landed", value: 5, kind: "difference" }],
    });
    expect(opened.fields.map(({ field, visibility, answer }) => [field.name, visibility, answer])).toEqual([
      ["kind_word", "therapist", "For the therapist"],
      ["believed_before", "therapist", 2],
      ["why_meant", "therapist", null],
      ["means_about_me", "me", null],
      ["means_for_us", "reveal", "For a reveal"],
      ["believed_after", "therapist", 7],
      ["told_them", "therapist", null],
    ]);
    expect(JSON.stringify(opened)).not.toContain("Canary");
  });

  it("looks the same whether the writer wrote for themselves or not", async () => {
    const world = await makeWorld(db.owner);
    const { means_about_me: _left, ...without } = answers;
    const [a, b] = [
      await openResponse(world.treating, await sent(world, "A", "2026-11-24T12:00:00Z", answers)),
      await openResponse(world.treating, await sent(world, "A", "2026-11-24T12:00:00Z", without)),
    ];
    expect({ ...a, taskId: "" }).toEqual({ ...b, taskId: "" });
  });

  it("gives the clinician's role no row of what is for the writer alone, whatever it asks for", async () => {
    const world = await makeWorld(db.owner);
    await sent(world, "A", "2026-11-24T12:00:00Z", answers);
    const seen = await db.owner.begin(async (tx) => {
      await tx`select set_config('role', 'app_clinician', true), set_config('app.practice_id', ${world.practiceId}, true),
        set_config('app.user_id', ${world.treating.userId}, true)`;
      const parts = await tx`select visibility from response_part`;
      const keys = await tx`select scope from data_key`;
      return [...parts.map((row) => row.visibility), ...keys.map((row) => row.scope)];
    });
    expect(seen).not.toContain("me");
    expect(seen.filter((scope: string) => scope.startsWith("private"))).toEqual([]);
    expect(seen).toContain("therapist");
  });

  it("is an audited read: without the audit row it returns nothing", async () => {
    const world = await makeWorld(db.owner);
    const taskId = await sent(world, "A", "2026-11-24T12:00:00Z", answers);
    await withoutAudit(db.owner, "app_clinician", () =>
      expect(openResponse(world.treating, taskId)).rejects.toThrow(),
    );
    await openResponse(world.treating, taskId);
    const lines = (await auditOf(db.owner, world.practiceId)).filter(
      (row) => row.entity === "response" && row.action === "read",
    );
    expect(lines).toEqual([
      {
        action: "read",
        entity: "response",
        actor_role: "clinician",
        couple_id: world.coupleId,
        purpose: "review homework",
      },
    ]);
  });

  it("answers an open task, a foreign one and one that never was alike", async () => {
    const world = await makeWorld(db.owner);
    const taskId = await sent(world, "A", "2026-11-24T12:00:00Z");
    const { taskB } = await giveHomework(world);
    const colleague = await makeMember(db.owner, world.practiceId, "clinician");
    const stranger = await makeWorld(db.owner);
    const never = await refusalOf(openResponse(world.treating, newId()));
    expect(never).toMatchObject({ code: "not_found" });
    expect(await refusalOf(openResponse(world.treating, taskB))).toEqual(never);
    expect(await refusalOf(openResponse(colleague, taskId))).toEqual(never);
    expect(await refusalOf(openResponse(stranger.treating, taskId))).toEqual(never);
    expect(await refusalOf(openResponse(world.partnerB as never, taskId))).toEqual(never);
    expect(await refusalOf(openResponse(world.treating, "x"))).toEqual(never);
  });
});

describe("markReviewed", () => {
  it("takes it out of the inbox once, keeps the first time, and leaves an audit row", async () => {
    const world = await makeWorld(db.owner);
    const taskId = await sent(world, "A", "2026-11-24T12:00:00Z");
    expect(await markReviewed(world.treating, { taskId }, at("2026-11-25T08:00:00Z"))).toEqual({ taskId });
    await markReviewed(world.treating, { taskId }, at("2026-11-26T08:00:00Z"));
    expect((await listInbox(world.treating, {})).rows).toEqual([]);
    await asPractice(db.owner, world.practiceId, async (tx) => {
      const [row] = await tx`select reviewed_at from task where id = ${taskId}`;
      expect(row?.reviewed_at).toEqual(new Date("2026-11-25T08:00:00Z"));
    });
    expect((await auditOf(db.owner, world.practiceId)).map((row) => row.purpose)).toContain(
      "mark homework reviewed",
    );
  });

  it("keeps the rating of the work, changes it, and shows it to nobody who wrote it", async () => {
    const world = await makeWorld(db.owner);
    const taskId = await sent(world, "A", "2026-11-24T12:00:00Z");
    const seen = async () => [
      await refusalOf(openTask(world.partnerA, taskId)),
      await listToday(world.partnerA),
      await listToday(world.partnerB),
    ];
    const before = await seen();
    const quality = async () => (await openResponse(world.treating, taskId)).quality;
    expect(await quality()).toBeNull();
    await markReviewed(world.treating, { taskId, quality: 4 }, at("2026-11-25T08:00:00Z"));
    expect(await quality()).toBe(4);
    await markReviewed(world.treating, { taskId }, at("2026-11-25T09:00:00Z"));
    expect(await quality()).toBe(4);
    await markReviewed(world.treating, { taskId, quality: 0 }, at("2026-11-26T08:00:00Z"));
    expect(await quality()).toBe(0);
    expect((await auditOf(db.owner, world.practiceId)).map((row) => row.purpose)).toContain("rate homework");
    expect(await seen()).toEqual(before);
    await expect(
      withActor(world.partnerA, (tx) => tx.execute(sql`select quality from task where id = ${taskId}`)),
    ).rejects.toMatchObject({ code: "not_found" });
    expect(await loadProgress(world.treating, world.coupleId)).toMatchObject({
      homework: {
        A: { given: 1, sent: 1, rated: 1, quality: 0 },
        B: { given: 1, sent: 0, rated: 0, quality: null },
      },
    });
  });

  it("holds no rating of work that was not reviewed, and none outside 0 to 4", async () => {
    const world = await makeWorld(db.owner);
    const taskId = await sent(world, "A", "2026-11-24T12:00:00Z");
    await asPractice(db.owner, world.practiceId, async (tx) => {
      await expect(
        tx.savepoint((one) => one`update task set quality = 3 where id = ${taskId}`),
      ).rejects.toMatchObject({ constraint_name: "task_quality" });
      await tx`update task set reviewed_at = now() where id = ${taskId}`;
      await expect(
        tx.savepoint((one) => one`update task set quality = 5 where id = ${taskId}`),
      ).rejects.toMatchObject({ constraint_name: "task_quality" });
    });
  });

  it("refuses an unsent, foreign or unknown task alike, and rolls back without audit", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    const taskId = await sent(world, "B", "2026-11-24T12:00:00Z");
    const colleague = await makeMember(db.owner, world.practiceId, "clinician");
    const mark = (actor: typeof colleague, id: Id) => refusalOf(markReviewed(actor, { taskId: id }, now));
    const never = await mark(world.treating, newId());
    expect(never).toMatchObject({ code: "not_found" });
    expect(await mark(world.treating, taskA)).toEqual(never);
    expect(await mark(colleague, taskId)).toEqual(never);
    expect(await mark((await makeWorld(db.owner)).treating, taskId)).toEqual(never);
    expect(await mark(world.partnerB as never, taskId)).toEqual(never);
    await withoutAudit(db.owner, "app_clinician", () =>
      expect(markReviewed(world.treating, { taskId }, now)).rejects.toThrow(),
    );
    expect((await listInbox(world.treating, {})).rows.map((row) => row.taskId)).toEqual([taskId]);
  });
});
