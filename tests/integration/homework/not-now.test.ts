import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { chooseForm } from "#lib/homework/choose-form";
import { listToday } from "#lib/homework/list-today";
import { openResponse } from "#lib/homework/open-response";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { sayNotNow } from "#lib/homework/say-not-now";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { disposeHomeworkIn } from "#lib/planning/carry-homework";
import { openHomeworkIn } from "#lib/planning/open-homework";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { asPartner, at, giveHomework, holdJointWork, NOW, now, refusalOf, withoutAudit } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const short = (taskId: string) => ({ taskId, form: "short" as const });
const whole = (taskId: string) => ({ taskId, form: "whole" as const });
const because = (taskId: string, reason: "no_time" | "fought" | "ill" = "fought") => ({ taskId, reason });

const openOf = (world: World) =>
  withActor(world.treating, (tx) => openHomeworkIn(tx, world.treating, world.coupleId, newId()));
const sharesOf = async (world: World) => (await openOf(world))[0]?.sent;

const send = (draftVersion: number) => ({
  submissionId: newId(),
  draftVersion,
  outcome: "complete" as const,
  check: null,
});

const carryOn = ({ treating, coupleId }: World, assignmentId: string, before = async () => {}) =>
  withActor(treating, async (tx) => {
    await disposeHomeworkIn(tx, treating, coupleId, [{ assignmentId, disposition: "keep" }], {
      now: NOW,
      nextWeek: "2026-12-08",
      weighed: new Map(),
    });
    await before();
  });

describe("the short version a partner chooses", () => {
  it("is of their own copy alone, and leaves what was given as it was", async () => {
    const world = await makeWorld(db.owner);
    const { assignmentId, taskA, taskB } = await giveHomework(world);
    expect(await openTask(world.partnerA, taskA, now)).toMatchObject({ smaller: false, ownChoice: false });
    await chooseForm(world.partnerA, short(taskA));
    expect(await openTask(world.partnerA, taskA, now)).toMatchObject({ smaller: true, ownChoice: true });
    expect((await listToday(world.partnerA, now)).tasks[0]?.minutes).toBe(2);
    expect(await openTask(world.partnerB, taskB, now)).toMatchObject({ smaller: false, ownChoice: false });
    expect((await listToday(world.partnerB, now)).tasks[0]?.minutes).not.toBe(2);
    const [given] = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select smaller, exercise_version from assignment where id = ${assignmentId}`,
    );
    expect(given).toMatchObject({ smaller: false });
    expect(await openOf(world)).toMatchObject([
      {
        smaller: false,
        sent: [
          { slot: "A", isShort: true },
          { slot: "B", isShort: false },
        ],
      },
    ]);
  });

  it("can be changed back until it was sent, with every word kept, and counts as done with one answer", async () => {
    const world = await makeWorld(db.owner);
    const { taskA, taskB } = await giveHomework(world);
    await chooseForm(world.partnerA, short(taskA));
    await saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: "Mine" } }, now);
    await chooseForm(world.partnerA, whole(taskA));
    expect(await openTask(world.partnerA, taskA, now)).toMatchObject({
      smaller: false,
      answers: { belief_a: "Mine" },
    });
    expect(await refusalOf(sendResponse(world.partnerA, taskA, send(1), now))).toMatchObject({
      code: "invalid_input",
    });
    await chooseForm(world.partnerA, short(taskA));
    await sendResponse(world.partnerA, taskA, send(1), now);
    const sent = await openResponse(world.treating, taskA);
    expect(sent).toMatchObject({ outcome: "complete", smaller: true, ownChoice: true });
    for (const choice of [short(taskA), whole(taskA)])
      expect(await refusalOf(chooseForm(world.partnerA, choice))).toMatchObject({ code: "already_sent" });
    expect(await refusalOf(sayNotNow(world.partnerA, because(taskA), now))).toMatchObject({
      code: "already_sent",
    });
    await saveDraft(world.partnerB, taskB, { version: 0, answers: { belief_a: "Theirs" } }, now);
    expect(await refusalOf(sendResponse(world.partnerB, taskB, send(1), now))).toMatchObject({
      code: "invalid_input",
    });
  });

  it("was the therapist's where they gave it so", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world, { smaller: true });
    await chooseForm(world.partnerA, short(taskA));
    await chooseForm(world.partnerA, whole(taskA));
    expect(await openTask(world.partnerA, taskA, now)).toMatchObject({ smaller: true, ownChoice: false });
  });
});

describe("why it is not done now", () => {
  it("is kept with its day, the newest in place of the older one, and the task stays open", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    const before = JSON.stringify(await openTask(world.partnerA, taskA, now));
    const today = JSON.stringify(await listToday(world.partnerA, now));
    await sayNotNow(world.partnerA, because(taskA, "fought"), now);
    await sayNotNow(world.partnerA, because(taskA, "no_time"), at("2026-11-25T23:30:00Z"));
    expect(await sharesOf(world)).toEqual([
      { slot: "A", sent: false, isShort: false, notNow: { reason: "no_time", on: "2026-11-26" } },
      { slot: "B", sent: false, isShort: false, notNow: null },
    ]);
    // Nothing of it comes back to their own phone either.
    expect(JSON.stringify(await openTask(world.partnerA, taskA, now))).toBe(before);
    expect(JSON.stringify(await listToday(world.partnerA, now))).toBe(today);
    await expect(
      withActor(world.partnerA, (tx) => tx.execute(sql`select not_now from task where id = ${taskA}`)),
    ).rejects.toThrow();
    await chooseForm(world.partnerA, short(taskA));
    await saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: "Mine" } }, now);
    await sendResponse(world.partnerA, taskA, send(1), now);
    expect(await sharesOf(world)).toMatchObject([{ sent: true, isShort: true, notNow: null }, { slot: "B" }]);
  });

  it("goes along when homework is carried on, and so does the form its partner chose", async () => {
    const world = await makeWorld(db.owner);
    const { assignmentId, taskA } = await giveHomework(world);
    await chooseForm(world.partnerA, short(taskA));
    await sayNotNow(world.partnerA, because(taskA), now);
    await carryOn(world, assignmentId);
    expect(await openOf(world)).toMatchObject([
      {
        timesCarried: 1,
        smaller: false,
        sent: [
          { slot: "A", isShort: true, notNow: { reason: "fought", on: "2026-11-24" } },
          { slot: "B", isShort: false, notNow: null },
        ],
      },
    ]);
  });

  it("does not go along with what was sent after all, and is refused where homework has ended", async () => {
    const world = await makeWorld(db.owner);
    const { assignmentId, taskA, taskB } = await giveHomework(world);
    await sayNotNow(world.partnerA, because(taskA), now);
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) =>
        tx`update task set state = 'submitted', submitted_at = ${NOW.toISOString()} where id = ${taskA}`,
    );
    await carryOn(world, assignmentId);
    expect(await openOf(world)).toMatchObject([
      {
        sent: [
          { slot: "A", notNow: null },
          { slot: "B", notNow: null },
        ],
      },
    ]);
    const notFound = expect.objectContaining({ code: "not_found" });
    await expect(sayNotNow(world.partnerB, because(taskB), now)).rejects.toEqual(notFound);
    await expect(chooseForm(world.partnerB, short(taskB))).rejects.toEqual(notFound);
  });

  it("is refused where homework ends in the very moment of the tap", async () => {
    const world = await makeWorld(db.owner);
    const { assignmentId, taskA } = await giveHomework(world);
    let tapped: ReturnType<typeof refusalOf> = Promise.resolve(null);
    await carryOn(world, assignmentId, async () => {
      tapped = refusalOf(sayNotNow(world.partnerA, because(taskA), now));
      await expect
        .poll(
          () => db.owner`select 1 from pg_locks where not granted and locktype in ('tuple', 'transactionid')`,
        )
        .not.toHaveLength(0);
    });
    expect(await tapped).toMatchObject({ code: "not_found" });
  });

  it("leaves every byte the other partner gets as it was", async () => {
    const seen: string[] = [];
    for (const live of [
      async () => undefined,
      async (world: World, taskA: string) => {
        await chooseForm(world.partnerA, short(taskA));
        await sayNotNow(world.partnerA, because(taskA), now);
      },
    ]) {
      const world = await makeWorld(db.owner);
      const { taskA, taskB } = await giveHomework(world);
      await live(world, taskA);
      const fetched = {
        today: await listToday(world.partnerB, now),
        task: await openTask(world.partnerB, taskB, now),
        other: await refusalOf(openTask(world.partnerB, taskA, now)),
        rows: await withActor(world.partnerB, (tx) => tx.execute(sql`select state, is_short from task`)),
      };
      seen.push(JSON.stringify(fetched).replaceAll(taskB, "own"));
    }
    expect(seen[1]).toBe(seen[0]);
  });
});

describe("both", () => {
  const verbs = (actor: ActorOf<"partner">, taskId: string) => [
    () => chooseForm(actor, short(taskId)),
    () => sayNotNow(actor, because(taskId), now),
  ];

  it("are not found for another one's task, another practice, another role, a hold, and what was never there", async () => {
    const world = await makeWorld(db.owner);
    const elsewhere = await makeWorld(db.owner);
    const { taskA, taskB } = await giveHomework(world);
    const held = await giveHomework(world, { exerciseSlug: "daily-stress-share" });
    await holdJointWork(db.owner, world);
    const never = await refusalOf(chooseForm(world.partnerA, short(newId())));
    expect(never).toMatchObject({ code: "not_found" });
    for (const call of [
      ...verbs(world.partnerA, taskB),
      ...verbs(elsewhere.partnerA, taskA),
      ...verbs(world.partnerA, held.taskA),
      ...verbs(world.partnerA, "not-an-id"),
      ...verbs(world.partnerA, newId()),
    ])
      expect(await refusalOf(call())).toEqual(never);
    for (const call of verbs(asPartner(world), taskA)) await expect(call()).rejects.toThrow();
    const [row] = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select count(*)::int as n from task where is_short or not_now is not null`,
    );
    expect(row?.n).toBe(0);
  });

  it("leave a line in the audit that names neither, and write nothing without it", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    await withoutAudit(db.owner, "app_partner", async () => {
      for (const call of verbs(world.partnerA, taskA)) await expect(call()).rejects.toThrow();
    });
    expect(await sharesOf(world)).toMatchObject([{ isShort: false, notNow: null }, { slot: "B" }]);
    for (const call of verbs(world.partnerA, taskA)) await call();
    const lines = await asPractice(
      db.owner,
      world.practiceId,
      (tx) =>
        tx`select purpose from audit_event where entity_id = ${taskA} and action = 'update' order by id`,
    );
    expect(lines.map(({ purpose }) => purpose).sort()).toEqual([
      "choose about homework",
      "choose about homework",
    ]);
  });

  it("keep to the reasons there are, with a day", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    await asPractice(db.owner, world.practiceId, async (tx) => {
      await expect(
        tx.savepoint(
          (one) => one`update task set not_now = 'lazy', not_now_on = '2026-11-03' where id = ${taskA}`,
        ),
      ).rejects.toMatchObject({ constraint_name: "task_not_now" });
      await expect(
        tx.savepoint((one) => one`update task set not_now = 'ill' where id = ${taskA}`),
      ).rejects.toMatchObject({ constraint_name: "task_not_now_day" });
    });
  });
});
