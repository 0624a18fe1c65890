import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { dayAfter, dayIn } from "#lib/couples/days";
import { assignHomework } from "#lib/homework/assign-homework";
import { listToday } from "#lib/homework/list-today";
import { openHomeworkNow } from "#lib/homework/open-now";
import { hasOpened } from "#lib/homework/rules-release";
import type { AssignHomeworkInput } from "#lib/homework/schema";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { openHomeworkIn } from "#lib/planning/open-homework";
import { startPlan } from "#lib/planning/start-plan";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { decide, planOf } from "#tests/integration/planning/plan-world";
import { useFreshDatabase } from "#tests/support/database";
import { bothSayYesTo } from "#tests/support/fresh-yes";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import { practiceDay } from "#tests/support/practice-day";
import { holdJointWork, homework, planSession } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const FIRST = "two-truths-map";
const NEXT = "name-it-first";
const JOINT = "daily-stress-share";

const today = practiceDay();
const dueOn = dayAfter(today, 10);

async function give(world: World, change: Partial<AssignHomeworkInput> = {}) {
  const input = homework(world, { dueOn, ...change });
  await bothSayYesTo(world, input.exerciseSlug);
  const { assignmentId, tasks } = await assignHomework(world.treating, input);
  const of = (slot: "A" | "B") => tasks.find((one) => one.slot === slot)?.id ?? "";
  return { assignmentId, A: of("A"), B: of("B") };
}
const send = (who: World["partnerA"], taskId: string) =>
  sendResponse(who, taskId, { submissionId: newId(), draftVersion: 0, outcome: "stopped", check: null });
const idsOf = async (who: World["partnerA"]) => (await listToday(who)).tasks.map(({ id }) => id);
const own = <T>(world: World, work: Parameters<typeof asPractice<T>>[2]) =>
  asPractice(db.owner, world.practiceId, work);
const hold = (world: World, assignmentId: string) =>
  own(world, (tx) => tx`update task set held_by = 'G09' where assignment_id = ${assignmentId}`);

/** The next plan made final with what was decided about each. */
async function settle(world: World, dispositions: Parameters<typeof decide>[2]) {
  const { treating, coupleId } = world;
  const sessionId = await planSession(db.owner, world, "2099-12-01T15:00:00Z");
  await startPlan(treating, { coupleId, sessionId, frame: "suggested" });
  await decide(world, sessionId, dispositions);
  const { version } = await planOf(world, sessionId);
  await finalisePlan(treating, { coupleId, sessionId, version });
}
const openOf = (world: World) =>
  own(
    world,
    (tx) => tx<{ id: string; slug: string; slot: "A" | "B"; waits: boolean; follows: string | null }[]>`
      select t.id, a.exercise_slug as slug, t.slot, t.waits, t.follows from task t
      join assignment a on a.practice_id = t.practice_id and a.id = t.assignment_id and a.closed_at is null
      where t.state = 'open' order by a.assigned_at, t.slot`,
  );

describe("homework carried on together with what comes after it", () => {
  it("waits on for whoever had not sent the first, so that nothing says that the other had", async () => {
    const world = await makeWorld(db.owner);
    const first = await give(world);
    const next = await give(world, { exerciseSlug: NEXT, opens: "after" });
    await send(world.partnerA, first.A);
    await settle(world, { [first.assignmentId]: "keep", [next.assignmentId]: "keep" });
    const open = await openOf(world);
    const of = (slug: string, slot: "A" | "B") => open.find((one) => one.slug === slug && one.slot === slot);
    expect(await idsOf(world.partnerB)).toEqual([of(FIRST, "B")?.id]);
    expect(of(NEXT, "B")).toMatchObject({ waits: true, follows: of(FIRST, "B")?.id });
    expect((await idsOf(world.partnerA)).toSorted()).toEqual(
      [of(FIRST, "A")?.id, of(NEXT, "A")?.id].toSorted(),
    );
    await send(world.partnerB, of(FIRST, "B")?.id ?? "");
    expect(await idsOf(world.partnerB)).toEqual([of(NEXT, "B")?.id]);
  });

  it.each(["keep", "shrink", "drop", "replace"] as const)(
    "ends its times that have not come yet on %s",
    async (disposition) => {
      const world = await makeWorld(db.owner);
      const other = await give(world, { exerciseSlug: NEXT });
      const first = await give(world, { opens: "every", everyDays: 7, times: 3 });
      await settle(world, { [first.assignmentId]: disposition, [other.assignmentId]: "keep" });
      const isOn = disposition === "keep" || disposition === "shrink";
      const open = (await openOf(world)).filter(({ slug }) => slug === FIRST);
      expect(open.map(({ slot, waits }) => [slot, waits])).toEqual(
        isOn
          ? [
              ["A", false],
              ["B", false],
            ]
          : [],
      );
      const audit = await auditOf(db.owner, world.practiceId);
      expect(audit.filter(({ purpose }) => purpose === "end a later time of homework")).toHaveLength(2);
    },
  );
});

describe("what is told beside the decision", () => {
  it("counts the times still to come, and nothing where there are none", async () => {
    const world = await makeWorld(db.owner);
    await give(world, { exerciseSlug: NEXT });
    await give(world, { opens: "every", everyDays: 7, times: 3 });
    const { coupleId, treating } = world;
    const open = await withActor(treating, (tx) => openHomeworkIn(tx, treating, coupleId, newId()));
    expect(open.map(({ exerciseSlug, laterTimes }) => [exerciseSlug, laterTimes])).toEqual([
      [NEXT, 0],
      [FIRST, 2],
    ]);
  });
});

describe("work of the two together that has opened", () => {
  it("stays on both pages when the piece before it is kept back, and pauses for itself alone", async () => {
    const world = await makeWorld(db.owner);
    const first = await give(world);
    const next = await give(world, { exerciseSlug: JOINT, opens: "after" });
    // Also where an older row still names the piece before it.
    for (const slot of ["A", "B"] as const)
      await own(
        world,
        (tx) =>
          tx`update task set opens_on = '2020-01-01', follows = ${first[slot]} where id = ${next[slot]}`,
      );
    await hold(world, first.assignmentId);
    await holdJointWork(db.owner, world, "G09");
    expect(await idsOf(world.partnerA)).toEqual([next.A]);
    expect(await idsOf(world.partnerB)).toEqual([next.B]);
  });
});

describe("homework that is given again in place of what was refused", () => {
  it("comes after nothing that waits for it, however far behind", async () => {
    const world = await makeWorld(db.owner);
    const base = await give(world, { exerciseSlug: "offer-audit" });
    const first = await give(world);
    const next = await give(world, { exerciseSlug: NEXT, opens: "after" });
    const last = await give(world, { exerciseSlug: "staying-same-ledger", opens: "after" });
    const set = (explicitness: number) =>
      own(
        world,
        (tx) =>
          tx`update task set explicitness = ${explicitness} where assignment_id = ${first.assignmentId}`,
      );
    await set(2);
    const again = await give(world, { opens: "after" });
    const open = await openOf(world);
    const follows = (id: string) => open.find((one) => one.id === id)?.follows;
    expect(follows(next.A)).toBe(again.A);
    expect(follows(last.A)).toBe(next.A);
    expect(follows(again.A)).toBe(base.A);
  });

  it("is waited for by what waited for the refused one, also when that lies two weeks past its day", async () => {
    const world = await makeWorld(db.owner);
    const first = await give(world);
    const next = await give(world, { exerciseSlug: NEXT, opens: "after" });
    await own(world, async (tx) => {
      await tx`update task set explicitness = 2 where assignment_id = ${first.assignmentId}`;
      await tx`update assignment set due_on = '2020-01-01' where id = ${first.assignmentId}`;
    });
    expect(await idsOf(world.partnerA)).toEqual([]);
    const again = await give(world);
    expect(await idsOf(world.partnerA)).toEqual([again.A]);
    await send(world.partnerA, again.A);
    expect(await idsOf(world.partnerA)).toContain(next.A);
    expect(await idsOf(world.partnerB)).toEqual([again.B]);
  });
});

describe("what the therapist is told of a piece behind one that is kept back", () => {
  it("is that it waits, and it can be opened now", async () => {
    const world = await makeWorld(db.owner);
    const first = await give(world);
    const next = await give(world, { exerciseSlug: NEXT, opens: "after" });
    const last = await give(world, { exerciseSlug: "offer-audit", opens: "after" });
    await own(world, (tx) => tx`update assignment set due_on = '2020-01-01' where closed_at is null`);
    const waits = async () =>
      new Map(
        (await openCouplePage(world.treating, world.coupleId)).homework.map(({ id, waits: on }) => [
          id,
          on.length,
        ]),
      );
    // Two weeks past its day it counts as left; then it is held, and all behind it stays shut.
    await own(world, (tx) => tx`update task set follow_days = 0`);
    expect((await waits()).get(next.assignmentId)).toBe(0);
    await hold(world, first.assignmentId);
    await holdJointWork(db.owner, world, "G09");
    expect(await idsOf(world.partnerA)).toEqual([]);
    expect((await waits()).get(next.assignmentId)).toBe(2);
    expect((await waits()).get(last.assignmentId)).toBe(2);
    await openHomeworkNow(world.treating, {
      coupleId: world.coupleId,
      assignmentId: next.assignmentId,
      more: "ok",
    });
    expect(await idsOf(world.partnerA)).toEqual([next.A]);
    expect((await waits()).get(next.assignmentId)).toBe(0);
  });
});

describe("a chain of three", () => {
  it("stays shut behind a piece whose day is long past but that could not be found", async () => {
    const world = await makeWorld(db.owner);
    const first = await give(world);
    const next = await give(world, { exerciseSlug: NEXT, opens: "after" });
    const last = await give(world, { exerciseSlug: "offer-audit", opens: "after" });
    await own(world, (tx) => tx`update assignment set due_on = '2020-01-01' where id = ${next.assignmentId}`);
    expect(await idsOf(world.partnerA)).toEqual([first.A]);
    await send(world.partnerA, first.A);
    expect(await idsOf(world.partnerA)).toEqual([next.A]);
    await send(world.partnerA, next.A);
    expect(await idsOf(world.partnerA)).toEqual([last.A]);
  });

  it("opens on the day the rule in words says", async () => {
    const world = await makeWorld(db.owner);
    const first = await give(world);
    const next = await give(world, { exerciseSlug: NEXT, opens: "after" });
    const last = await give(world, { exerciseSlug: "offer-audit", opens: "after" });
    await own(world, (tx) => tx`update practice set time_zone = 'UTC'`);
    const today = dayIn(new Date(), "UTC");
    await holdJointWork(db.owner, world, "G09");
    const day = fc.integer({ min: -60, max: 3 });
    const days = fc.option(day, { nil: null });
    const delay = fc.integer({ min: 0, max: 14 });
    const state = fc.record({ sent: days, ended: days, due: day, isKeptBack: fc.boolean() });
    const on = (offset: number | null) => (offset === null ? null : dayAfter(today, offset));
    const at = (offset: number | null) => (offset === null ? null : `${on(offset)}T12:00:00Z`);
    await fc.assert(
      fc.asyncProperty(
        state,
        state,
        days,
        fc.tuple(delay, delay),
        fc.boolean(),
        async (one, two, opens, [nextDays, lastDays], isTogether) => {
          await own(world, async (tx) => {
            const pieces = [
              [first, one],
              [next, two],
            ] as const;
            for (const [piece, { sent, ended, due, isKeptBack }] of pieces) {
              await tx`update task set submitted_at = ${at(sent)}, state = ${sent === null ? "open" : "submitted"},
                held_by = ${isKeptBack ? "G09" : ""} where id = ${piece.A}`;
              await tx`update assignment set closed_at = ${at(ended)}, due_on = ${on(due)} where id = ${piece.assignmentId}`;
            }
            await tx`update task set follow_days = ${nextDays} where id = ${next.A}`;
            await tx`update task set opens_on = ${on(opens)}, follow_days = ${lastDays}, held_by = '',
              exercise_class = ${isTogether ? "J" : "I"} where id = ${last.A}`;
          });
          const pieceOf = (piece: typeof one) => ({
            sentOn: on(piece.sent),
            endedOn: on(piece.ended),
            dueOn: on(piece.due) ?? today,
            isKeptBack: piece.isKeptBack,
          });
          const waits = {
            opensOn: null,
            followDays: nextDays,
            isTogether: false,
            before: { ...pieceOf(one), waits: null },
          };
          const piece = {
            opensOn: on(opens),
            followDays: lastDays,
            isTogether,
            before: { ...pieceOf(two), waits },
          };
          expect((await idsOf(world.partnerA)).includes(last.A)).toBe(hasOpened(piece, today));
        },
      ),
      { numRuns: 60 },
    );
  });
});
