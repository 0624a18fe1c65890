import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setCeiling } from "#lib/couples/set-ceiling";
import { findExercise } from "#lib/exercises/queries";
import { giveInSession } from "#lib/homework/give-in-session";
import { listInbox } from "#lib/homework/list-inbox";
import { listToday } from "#lib/homework/list-today";
import { openResponse } from "#lib/homework/open-response";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { saveTherapistAnswer } from "#lib/homework/save-therapist-answer";
import { sendResponse } from "#lib/homework/send-response";
import { withdrawHomework } from "#lib/homework/withdraw-homework";
import { type Id, newId } from "#lib/kernel/ids";
import { closeSession } from "#lib/planning/close-session";
import { endRun } from "#lib/planning/end-run";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { loadRunPage } from "#lib/planning/load-run-page";
import { loadPlanPage } from "#lib/planning/queries";
import { savePlan } from "#lib/planning/save-plan";
import { scheduleSession } from "#lib/planning/schedule-session";
import { startRun } from "#lib/planning/start-run";
import { useFreshDatabase } from "#tests/support/database";
import { finishingAnswers } from "#tests/support/finishing-answers";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import {
  block,
  clock,
  exercise,
  holdJointWork,
  makePlanned,
  tellTension,
  tuesday,
} from "../planning/plan-world";
import { countRows, withoutAudit } from "./given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const at = (time: string) => ({ clock: () => new Date(`2026-11-03T${time}:00Z`) });
const NOW = at("14:20");

/** A session under way with a block and one exercise. */
async function makeRunning(world: World, slug = "softer-reach", attendees: "both" | "A" | "B" = "both") {
  const { sessionId, planId } = await makePlanned(world, "blank");
  await asPractice(
    db.owner,
    world.practiceId,
    (tx) => tx`update session set attendees = ${attendees} where id = ${sessionId}`,
  );
  const [first, second] = [block(10), exercise(slug, 30)];
  await savePlan(world.treating, planId, { version: 1, items: [first, second] });
  const of = { coupleId: world.coupleId, sessionId };
  await finalisePlan(world.treating, { ...of, version: 2 }, clock);
  await startRun(world.treating, of, at("14:02").clock);
  return { of, blockId: first.id, itemId: second.id };
}

const given = (world: World) =>
  asPractice(
    db.owner,
    world.practiceId,
    (tx) => tx<Record<string, unknown>[]>`select exercise_slug, given_in, due_on::text, session_id, closed_at
      from assignment where couple_id = ${world.coupleId}`,
  );

const taskOf = (tasks: readonly { id: Id; slot: "A" | "B" }[], slot: "A" | "B") =>
  tasks.find((task) => task.slot === slot)?.id ?? "";

describe("giveInSession", () => {
  it.each(["softer-reach", "cycle-diagram-together", "two-truths-map"])(
    "gives both %s for today, from the plan of the running session",
    async (slug) => {
      const world = await makeWorld(db.owner);
      const { of, itemId } = await makeRunning(world, slug);
      expect((await loadRunPage(world.treating, of.coupleId, of.sessionId)).room).toEqual({
        [itemId]: "to_give",
      });
      const { tasks } = await giveInSession(world.treating, { ...of, itemId }, NOW);
      expect(tasks.map(({ slot }) => slot)).toEqual(["A", "B"]);
      expect(await given(world)).toEqual([
        {
          exercise_slug: slug,
          given_in: "session",
          due_on: "2026-11-03",
          session_id: of.sessionId,
          closed_at: null,
        },
      ]);
      expect((await loadRunPage(world.treating, of.coupleId, of.sessionId)).room).toEqual({
        [itemId]: "given",
      });
      expect((await listToday(world.partnerB, NOW)).tasks.map(({ id }) => id)).toEqual([taskOf(tasks, "B")]);
    },
  );

  it.each(["A", "B"] as const)("gives it to %s alone where they came alone", async (slot) => {
    const world = await makeWorld(db.owner);
    const { of, itemId } = await makeRunning(world, "two-truths-map", slot);
    for (const _time of [1, 2]) {
      const { tasks } = await giveInSession(world.treating, { ...of, itemId }, NOW);
      expect(tasks.map((task) => task.slot)).toEqual([slot]);
    }
    const [mine, theirs] = slot === "A" ? [world.partnerA, world.partnerB] : [world.partnerB, world.partnerA];
    expect((await listToday(mine, NOW)).tasks).toHaveLength(1);
    expect((await listToday(theirs, NOW)).tasks).toEqual([]);
  });

  it("can be filled in and sent by each, and comes to the inbox", async () => {
    const world = await makeWorld(db.owner);
    const { of, itemId } = await makeRunning(world);
    const { tasks } = await giveInSession(world.treating, { ...of, itemId }, NOW);
    const found = findExercise("softer-reach");
    if (!found) throw new Error("softer-reach is gone");
    for (const actor of [world.partnerA, world.partnerB]) {
      const id = taskOf(tasks, actor.slot);
      expect((await openTask(actor, id, NOW)).exercise.fields.map(({ name }) => name)).not.toContain(
        "therapist_event",
      );
      await saveDraft(actor, id, { version: 0, answers: finishingAnswers(found) }, NOW);
      const send = { submissionId: newId(), draftVersion: 1, outcome: "complete" as const, check: null };
      expect(await sendResponse(actor, id, send, NOW)).toMatchObject({ outcome: "complete" });
    }
    expect((await listInbox(world.treating, {})).rows.map(({ title }) => title)).toEqual([
      found.title,
      found.title,
    ]);
  });

  it("is given once, however often it is asked, and leaves its trace", async () => {
    const world = await makeWorld(db.owner);
    const { of, itemId } = await makeRunning(world);
    const asked = await Promise.all(
      [1, 2, 3].map(() => giveInSession(world.treating, { ...of, itemId }, NOW)),
    );
    expect(new Set(asked.map(({ assignmentId }) => assignmentId)).size).toBe(1);
    expect(await countRows(db.owner, world.practiceId, "task")).toBe(2);
    const traces = (await auditOf(db.owner, world.practiceId)).filter(
      ({ purpose }) => purpose === "give an exercise in session",
    );
    expect(traces).toHaveLength(1);
  });

  it("gives nothing before the start, after the end, of a block, or of an item that is not there", async () => {
    const world = await makeWorld(db.owner);
    const { of, itemId, blockId } = await makeRunning(world);
    const give = (id: Id) => giveInSession(world.treating, { ...of, itemId: id }, NOW);
    await expect(give(blockId)).rejects.toMatchObject({ code: "conflict" });
    for (const id of [newId(), "x"]) await expect(give(id)).rejects.toMatchObject({ code: "not_found" });
    await endRun(world.treating, of, at("14:50").clock);
    await expect(give(itemId)).rejects.toMatchObject({ code: "conflict" });
    expect(await countRows(db.owner, world.practiceId, "assignment")).toBe(0);
  });

  it("keeps every gate of the room: ceiling, tension, holds", async () => {
    for (const close of [
      (world: World) => tellTension(db.owner, world, 7),
      (world: World) => holdJointWork(db.owner, world, "G02"),
      (world: World) =>
        asPractice(
          db.owner,
          world.practiceId,
          (tx) => tx`update partner set explicitness_ceiling = 0 where id = ${world.partnerB.userId}`,
        ),
    ]) {
      const world = await makeWorld(db.owner);
      const { of, itemId } = await makeRunning(world);
      await close(world);
      await expect(giveInSession(world.treating, { ...of, itemId }, NOW)).rejects.toMatchObject({
        code: "held",
        message: expect.stringMatching(/^On hold/),
      });
      expect(await countRows(db.owner, world.practiceId, "task")).toBe(0);
    }
  });

  it("says so where what was given is held by now, rather than that it was given", async () => {
    const world = await makeWorld(db.owner);
    const { of, itemId } = await makeRunning(world, "two-truths-map");
    await giveInSession(world.treating, { ...of, itemId }, NOW);
    await setCeiling(world.partnerB, { ceiling: 0 });
    await expect(giveInSession(world.treating, { ...of, itemId }, NOW)).rejects.toMatchObject({
      code: "held",
      message: expect.stringMatching(/held on their phones now/),
    });
  });

  it("puts nothing on the phones that a hold keeps from them at home", async () => {
    const world = await makeWorld(db.owner);
    const { of, itemId } = await makeRunning(world, "two-truths-map");
    await holdJointWork(db.owner, world, "G05");
    await expect(giveInSession(world.treating, { ...of, itemId }, NOW)).rejects.toMatchObject({
      code: "held",
      message: "A safety hold keeps this off their phones. Do it on paper, in the room.",
    });
  });

  it("writes nothing when it cannot be recorded", async () => {
    const world = await makeWorld(db.owner);
    const { of, itemId } = await makeRunning(world);
    await withoutAudit(db.owner, "app_clinician", () =>
      expect(giveInSession(world.treating, { ...of, itemId }, NOW)).rejects.toThrow(),
    );
    expect(await countRows(db.owner, world.practiceId, "assignment")).toBe(0);
  });
});

describe("what was given in a session", () => {
  it("can be taken back, and is not given again for the same item", async () => {
    const world = await makeWorld(db.owner);
    const { of, itemId } = await makeRunning(world);
    const { assignmentId } = await giveInSession(world.treating, { ...of, itemId }, NOW);
    await withdrawHomework(world.treating, { coupleId: of.coupleId, assignmentId }, NOW);
    expect((await listToday(world.partnerA, NOW)).tasks).toEqual([]);
    await expect(giveInSession(world.treating, { ...of, itemId }, NOW)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("ends with the session where it is for the room alone, and goes on as homework where it may go home", async () => {
    for (const [slug, left] of [
      ["softer-reach", 0],
      ["two-truths-map", 1],
    ] as const) {
      const world = await makeWorld(db.owner);
      const { of, itemId } = await makeRunning(world, slug);
      await giveInSession(world.treating, { ...of, itemId }, NOW);
      await closeSession(world.treating, of, at("15:10").clock);
      expect((await listToday(world.partnerA, NOW)).tasks).toHaveLength(left);
      const next = await scheduleSession(
        world.treating,
        { coupleId: of.coupleId, ...tuesday, date: "2026-11-10" },
        clock,
      );
      const page = await loadPlanPage(world.treating, of.coupleId, next.sessionId, clock);
      expect(page.openHomework.map(({ exerciseSlug }) => exerciseSlug)).toEqual(left ? [slug] : []);
    }
  });
});

describe("saveTherapistAnswer", () => {
  async function makeTasks() {
    const world = await makeWorld(db.owner);
    const { of, itemId } = await makeRunning(world);
    const { tasks } = await giveInSession(world.treating, { ...of, itemId }, NOW);
    for (const actor of [world.partnerA, world.partnerB]) {
      const send = { submissionId: newId(), draftVersion: 0, outcome: "stopped" as const, check: null };
      await sendResponse(actor, taskOf(tasks, actor.slot), send, NOW);
    }
    return { world, a: taskOf(tasks, "A"), b: taskOf(tasks, "B") };
  }
  const ownOf = async (world: World, taskId: Id) => {
    const { version, fields } = (await openResponse(world.treating, taskId)).own;
    return { version, answers: fields.map(({ field, answer }) => [field.name, answer]) };
  };

  it("keeps what was seen for both partners' responses, sealed, and clears it again", async () => {
    const { world, a, b } = await makeTasks();
    expect(await ownOf(world, a)).toEqual({ version: 0, answers: [["therapist_event", null]] });
    const answer = { field: "therapist_event", answer: "partial" };
    await saveTherapistAnswer(world.treating, { taskId: a, version: 0, ...answer }, NOW);
    for (const id of [a, b]) {
      expect(await ownOf(world, id)).toEqual({ version: 1, answers: [["therapist_event", "partial"]] });
    }
    const [row] = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx<{ sealed: Buffer }[]>`select answers_sealed as sealed from therapist_part`,
    );
    expect(row?.sealed.toString("latin1")).not.toContain("partial");
    await saveTherapistAnswer(world.treating, { taskId: b, version: 1, ...answer, answer: "" }, NOW);
    expect(await ownOf(world, a)).toEqual({ version: 2, answers: [["therapist_event", null]] });
  });

  it("refuses an older page, a partner's question, what does not fit, and strangers", async () => {
    const { world, a } = await makeTasks();
    const save = (change: object, actor = world.treating) =>
      saveTherapistAnswer(
        actor,
        { taskId: a, version: 0, field: "therapist_event", answer: "seen", ...change },
        NOW,
      );
    await expect(save({ field: "soft_sentence" })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(save({ answer: "splendid" })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(save({ taskId: newId() })).rejects.toMatchObject({ code: "not_found" });
    const stranger = await makeWorld(db.owner);
    await expect(save({}, stranger.treating)).rejects.toMatchObject({ code: "not_found" });
    await expect(save({ version: 1 })).rejects.toMatchObject({ code: "stale_version" });
    expect(await countRows(db.owner, world.practiceId, "therapist_part")).toBe(0);
    await save({});
    await expect(save({})).rejects.toMatchObject({ code: "stale_version" });
  });
});
