import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/kernel/ids";
import { saveNote } from "#lib/notes/save-note";
import { closeSession } from "#lib/planning/close-session";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { recordRun } from "#lib/planning/record-run";
import { savePlan } from "#lib/planning/save-plan";
import { scheduleSession } from "#lib/planning/schedule-session";
import { startPlan } from "#lib/planning/start-plan";
import { startRun } from "#lib/planning/start-run";
import { openToday } from "#lib/progress/open-today";
import { openPrepBrief } from "#lib/progress/prep-brief";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import { contentOf } from "../notes/given-note.ts";
import { clock, exercise, giveHomework, makePlanned, tuesday } from "../planning/plan-world.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const evening = () => new Date("2026-11-03T16:00:00Z");
const week = () => new Date("2026-11-09T09:00:00Z");

/** A session that was held, with one exercise done and one set aside and a note, and the next one a week on. */
async function held(world: World) {
  const { coupleId, treating } = world;
  const { sessionId, planId } = await makePlanned(world, "blank");
  const items = [exercise("urge-wave"), exercise("plain-ask")];
  await savePlan(treating, planId, { version: 1, items });
  await finalisePlan(treating, { coupleId, sessionId, version: 2 });
  await startRun(treating, { coupleId, sessionId }, () => new Date("2026-11-03T14:00:00Z"));
  const [done, aside] = items;
  await recordRun(treating, {
    coupleId,
    sessionId,
    itemId: done?.id ?? "",
    state: "done",
    actualMinutes: 10,
  });
  await recordRun(treating, {
    coupleId,
    sessionId,
    itemId: aside?.id ?? "",
    state: "set_aside",
    actualMinutes: null,
  });
  await saveNote(
    treating,
    {
      coupleId,
      sessionId,
      record: "joint",
      version: 0,
      content: contentOf({ together: "It went well.", ahead: "Ask about the holiday." }),
    },
    evening,
  );
  await saveNote(
    treating,
    { coupleId, sessionId, record: "a", version: 0, content: contentOf({ ahead: "For A alone." }) },
    evening,
  );
  await closeSession(treating, { coupleId, sessionId }, evening);
  const next = await scheduleSession(treating, { coupleId, ...tuesday, date: "2026-11-10" }, clock);
  return { lastId: sessionId, nextId: next.sessionId };
}

async function answer(world: World, assignmentId: string, slot: "A" | "B", check: [number, number, number]) {
  const partner = slot === "A" ? world.partnerA : world.partnerB;
  const { practiceId, coupleId } = world;
  await asPractice(db.owner, practiceId, async (tx) => {
    const [task] = await tx<{ id: string }[]>`
      update task set state = 'submitted', submitted_at = '2026-11-06T09:00:00Z'
      where assignment_id = ${assignmentId} and slot = ${slot} returning id`;
    await tx`insert into response (practice_id, id, task_id, couple_id, partner_id, exercise_slug, exercise_version,
        body_hash, outcome, useful, upset, again, submitted_at)
      values (${practiceId}, ${newId()}, ${task?.id ?? ""}, ${coupleId}, ${partner.userId}, 'urge-wave', 1, ${Buffer.from("x")},
        'complete', ${check[0]}, ${check[1]}, ${check[2]}, '2026-11-06T09:00:00Z')`;
  });
}

describe("openPrepBrief", () => {
  it("leaves out of a brief for both what was held with one alone, and keeps it for that one", async () => {
    const world = await makeWorld(db.owner);
    const { lastId, nextId } = await held(world);
    const alone = (id: string, slot: string) =>
      asPractice(
        db.owner,
        world.practiceId,
        (tx) => tx`update session set attendees = ${slot} where id = ${id}`,
      );
    const lastOf = async () => (await openPrepBrief(world.treating, world.coupleId, nextId, week)).last?.id;
    expect(await lastOf()).toBe(lastId);
    await alone(lastId, "A");
    expect(await lastOf()).toBeUndefined();
    await alone(nextId, "B");
    expect(await lastOf()).toBeUndefined();
    await alone(nextId, "A");
    expect(await lastOf()).toBe(lastId);
  });

  it("says what is new, unread, not in and set aside since the session before, and what its note meant to do", async () => {
    const world = await makeWorld(db.owner);
    const { lastId, nextId } = await held(world);
    const both = await giveHomework(db.owner, world, { dueOn: "2026-11-08", sent: [] });
    await answer(world, both, "A", [9, 1, 9]);
    await asPractice(db.owner, world.practiceId, (tx) => tx`update response set alert = 'agreement'`);
    const brief = await openPrepBrief(world.treating, world.coupleId, nextId, week);
    expect(brief.last?.id).toBe(lastId);
    expect(brief.news).toMatchObject({
      sent: { A: 1, B: 0 },
      unread: 1,
      firstUnread: expect.any(String),
      alerts: 1,
      firstAlert: expect.any(String),
      notIn: { A: 0, B: 1 },
      checkIns: { A: 0, B: 0 },
      setAside: [expect.any(String)],
    });
    expect(brief.note).toMatchObject({ sessionId: lastId, number: 1, text: "Ask about the holiday." });
    expect(brief.homework).toMatchObject([
      {
        sent: [
          { slot: "A", sent: true, taskId: brief.news.firstUnread },
          { slot: "B", sent: false, taskId: null },
        ],
      },
    ]);
    expect(brief.planState).toBe("none");
    expect(brief.moved.A).toMatchObject({ label: null, isMore: false });
    const trail = (await auditOf(db.owner, world.practiceId)).filter(
      ({ purpose }) => purpose === "prep brief",
    );
    expect(trail.map(({ entity }) => entity).toSorted()).toEqual(["couple", "note"]);
  });

  it("names what landed differently, and what upset somebody", async () => {
    const world = await makeWorld(db.owner);
    const { nextId } = await held(world);
    const given = await giveHomework(db.owner, world, { sent: [] });
    await answer(world, given, "A", [9, 1, 9]);
    await answer(world, given, "B", [4, 7, 4]);
    const { splits } = await openPrepBrief(world.treating, world.coupleId, nextId, week);
    expect(splits).toMatchObject([
      { kind: "upset", slot: "B" },
      { kind: "landed", higher: "A", gap: 5 },
    ]);
  });

  it("starts with nothing, and knows nothing of a colleague's couple", async () => {
    const world = await makeWorld(db.owner);
    const { sessionId } = await scheduleSession(
      world.treating,
      { coupleId: world.coupleId, ...tuesday },
      clock,
    );
    const brief = await openPrepBrief(world.treating, world.coupleId, sessionId, clock);
    expect(brief).toMatchObject({ last: null, note: null, gap: null, homework: [], splits: [], weighed: 0 });
    const other = await makeWorld(db.owner);
    await expect(openPrepBrief(other.treating, world.coupleId, sessionId, clock)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("openToday", () => {
  it("keeps the day's sessions apart from those ahead, held ones among them, and briefs for the next", async () => {
    const world = await makeWorld(db.owner);
    const { lastId, nextId } = await held(world);
    await startPlan(world.treating, { coupleId: world.coupleId, sessionId: nextId, frame: "suggested" });
    const of = (rows: { sessionId: string }[]) => rows.map(({ sessionId }) => sessionId);
    const onTheDay = await openToday(world.treating, "Europe/Berlin", evening);
    expect([of(onTheDay.today), of(onTheDay.ahead)]).toEqual([[lastId], [nextId]]);
    expect(onTheDay.prep?.session.id).toBe(nextId);
    const later = await openToday(world.treating, "Europe/Berlin", () => new Date("2026-11-10T06:00:00Z"));
    expect([of(later.today), of(later.ahead)]).toEqual([[nextId], []]);
    expect(later.today[0]).toMatchObject({ planState: "draft", since: { answers: 0, checkIns: 0 } });
  });

  it("counts the day in the clinician's zone: a session that crosses midnight is of the day it begins", async () => {
    const world = await makeWorld(db.owner);
    const late = { coupleId: world.coupleId, ...tuesday, time: "23:40" };
    const { sessionId } = await scheduleSession(world.treating, late, clock);
    const noon = () => new Date("2026-11-03T11:00:00Z");
    expect((await openToday(world.treating, "Europe/Berlin", noon)).today).toMatchObject([{ sessionId }]);
    expect((await openToday(world.treating, "Asia/Kathmandu", noon)).today).toEqual([]);
    const running = await openToday(world.treating, "Europe/Berlin", () => new Date("2026-11-03T23:20:00Z"));
    expect(running.today).toMatchObject([{ sessionId }]);
    expect(running.prep?.session.id).toBe(sessionId);
  });

  it("shows two meetings of one couple on one day", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    await scheduleSession(treating, { coupleId, ...tuesday, attendees: "A" }, clock);
    await scheduleSession(treating, { coupleId, ...tuesday, time: "16:00", attendees: "B" }, clock);
    const { today } = await openToday(treating, "Europe/Berlin", () => new Date("2026-11-03T07:00:00Z"));
    expect(today.map(({ attendees }) => attendees)).toEqual(["A", "B"]);
  });
});
