import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setCeiling } from "#lib/couples/set-ceiling";
import { setConsent } from "#lib/couples/set-consent";
import { listToday } from "#lib/homework/list-today";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { sendCheckIn } from "#lib/progress/send-check-in";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld } from "#tests/support/people";
import {
  asPartner,
  at,
  giveHomework,
  holdJointWork,
  now,
  planSession,
  refusalOf,
  withoutAudit,
} from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const calm = { q1: 0, q2: null, q2NotApplicable: true, q3: 7, q4: 6, q5: 3, q6: 2 };

describe("listToday", () => {
  it("lists open tasks, what is done in the room now first and then the soonest, the check-in and the next appointment", async () => {
    const world = await makeWorld(db.owner);
    await planSession(db.owner, world, "2026-11-20T15:00:00Z");
    await planSession(db.owner, world, "2026-12-08T15:00:00Z");
    await planSession(db.owner, world, "2026-12-01T15:00:00Z");
    const slow = await giveHomework(world, { dueOn: "2026-12-09" });
    const soon = await giveHomework(world, { dueOn: "2026-11-26", smaller: true });
    const middle = await giveHomework(world, { dueOn: "2026-12-02", exerciseSlug: "plain-ask" });
    const late = await giveHomework(world, { dueOn: "2026-12-20" });
    const here = await giveHomework(world, { dueOn: "2026-12-30" });
    await asPractice(db.owner, world.practiceId, async (tx) => {
      await tx`update assignment set given_in = 'session', session_id = (select id from session limit 1)
        where id = ${here.assignmentId}`;
    });
    await giveHomework(world, { dueOn: "2026-11-24", for: "B" });
    await saveDraft(world.partnerA, middle.taskA, { version: 0, answers: {} });

    const today = await listToday(world.partnerA, now);
    expect(today.tasks.map(({ id, started }) => [id, started])).toEqual([
      [here.taskA, false],
      [soon.taskA, false],
      [middle.taskA, true],
      [slow.taskA, false],
      [late.taskA, false],
    ]);
    expect(today.tasks[1]?.minutes).toBe(2);
    expect(today.tasks[3]?.minutes).toBe(15);
    expect(today.checkInOpen).toBe(true);
    expect(today.appointment).toEqual({
      startsAt: new Date("2026-12-01T15:00:00Z"),
      zone: "Europe/Berlin",
    });
  });

  it("drops what was sent, closed or withdrawn, and shows nothing where nothing is", async () => {
    const world = await makeWorld(db.owner);
    expect(await listToday(world.partnerA, now)).toEqual({
      tasks: [],
      afterOpen: false,
      checkInOpen: true,
      appointment: null,
      questions: false,
      question: false,
      later: false,
      toRead: false,
      paused: false,
      together: false,
      ourMap: false,
      ourPlan: false,
    });
    const sent = await giveHomework(world);
    const closed = await giveHomework(world);
    const withdrawn = await giveHomework(world);
    const send = { submissionId: newId(), draftVersion: 0, outcome: "stopped" as const, check: null };
    await sendResponse(world.partnerA, sent.taskA, send, now);
    await asPractice(db.owner, world.practiceId, async (tx) => {
      await tx`update assignment set closed_at = now() where id = ${closed.assignmentId}`;
      await tx`update task set state = 'withdrawn' where id = ${withdrawn.taskA}`;
    });
    expect((await listToday(world.partnerA, now)).tasks).toEqual([]);
    expect((await listToday(world.partnerB, now)).tasks).toHaveLength(2);
  });

  it("closes the check-in for the week it was sent in, by the practice's own Monday", async () => {
    const world = await makeWorld(db.owner);
    await sendCheckIn(world.partnerA, { submissionId: newId(), week: "2026-11-23", ...calm }, now);
    const open = async (time: string) => (await listToday(world.partnerA, at(time))).checkInOpen;
    expect(await open("2026-11-29T22:59:00Z")).toBe(false); // Sunday, one minute to midnight in Berlin
    expect(await open("2026-11-29T23:01:00Z")).toBe(true); // Monday in Berlin
    expect((await listToday(world.partnerB, now)).checkInOpen).toBe(true);
    await setConsent(world.partnerB, { consent: "withdrawn" });
    expect((await listToday(world.partnerB, now)).checkInOpen).toBe(false);
  });

  it("leaves out for both what goes further than the ceiling of either, at once", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
    await setCeiling(world.partnerA, { ceiling: 0 });
    expect((await listToday(world.partnerA, now)).tasks).toEqual([]);
    expect(await refusalOf(openTask(world.partnerA, taskA))).toEqual(
      await refusalOf(openTask(world.partnerA, newId())),
    );
    expect((await listToday(world.partnerB, now)).tasks).toEqual([]);
    // Raised again it brings nothing back: that would tell the other one of the press. Giving it again does.
    await setCeiling(world.partnerA, { ceiling: 1 });
    expect((await listToday(world.partnerA, now)).tasks).toEqual([]);
    expect((await listToday(world.partnerB, now)).tasks).toEqual([]);
  });

  it("is for partners alone, audited, and empty-handed without its audit row", async () => {
    const world = await makeWorld(db.owner);
    await expect(listToday(asPartner(world), now)).rejects.toMatchObject({ code: "not_found" });
    await withoutAudit(db.owner, "app_partner", () =>
      expect(listToday(world.partnerA, now)).rejects.toThrow(),
    );
    await listToday(world.partnerA, now);
    expect((await auditOf(db.owner, world.practiceId)).filter((row) => row.entity === "today")).toHaveLength(
      1,
    );
  });
});

describe("openTask", () => {
  it("gives the exercise without the therapist's part, and the partner's own words", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    const empty = await openTask(world.partnerA, taskA);
    expect([empty.version, empty.answers, empty.smaller]).toEqual([0, {}, false]);
    expect(Object.keys(empty.exercise).sort()).toEqual([
      "aim",
      "asksAgreement",
      "done",
      "fields",
      "materials",
      "minutes",
      "minutesNote",
      "smaller",
      "steps",
      "stopLine",
      "title",
    ]);
    expect(empty.exercise.fields.every((field) => field.clinicianOnly !== true)).toBe(true);
    await saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: "One" } });
    expect((await openTask(world.partnerA, taskA)).answers).toEqual({ belief_a: "One" });
  });

  it("does not show the words any more after sending", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    await saveDraft(world.partnerA, taskA, { version: 0, answers: { belief_a: "One" } });
    const send = { submissionId: newId(), draftVersion: 1, outcome: "stopped" as const, check: null };
    await sendResponse(world.partnerA, taskA, send, now);
    await expect(openTask(world.partnerA, taskA)).rejects.toMatchObject({ code: "already_sent" });
    const parts = db.owner.begin(async (tx) => {
      await tx`select set_config('role', 'app_partner', true), set_config('app.practice_id', ${world.practiceId}, true),
        set_config('app.user_id', ${world.partnerA.userId}, true)`;
      return tx`select * from response_part`;
    });
    await expect(parts).rejects.toMatchObject({ code: "42501" });
  });

  it("hears the same for the other partner's task, a foreign one, a held one and one that never was", async () => {
    const world = await makeWorld(db.owner);
    const stranger = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    const joint = await giveHomework(world, { exerciseSlug: "daily-stress-share" });
    await holdJointWork(db.owner, world);
    const never = await refusalOf(openTask(world.partnerB, newId()));
    expect(never).toMatchObject({ code: "not_found" });
    expect(await refusalOf(openTask(world.partnerB, taskA))).toEqual(never);
    expect(await refusalOf(openTask(stranger.partnerA, taskA))).toEqual(never);
    expect(await refusalOf(openTask(world.partnerA, joint.taskA))).toEqual(never);
    expect(await refusalOf(openTask(world.partnerA, "../../etc"))).toEqual(never);
    await expect(openTask(asPartner(world), taskA)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is audited, and returns nothing without its audit row", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    await withoutAudit(db.owner, "app_partner", () =>
      expect(openTask(world.partnerA, taskA)).rejects.toThrow(),
    );
    await openTask(world.partnerA, taskA);
    expect((await auditOf(db.owner, world.practiceId)).map((row) => row.purpose)).toContain("do homework");
  });
});
