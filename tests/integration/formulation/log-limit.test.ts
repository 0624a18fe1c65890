import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Tx } from "#db/with-actor";
import { saveEpisodeIn, THREE_OF_THAT_DAY, THREE_WITH_LOG } from "#lib/formulation/save-episode";
import { entryOverview } from "#lib/homework/entry-overview";
import { TOO_SOON } from "#lib/homework/entry-writing";
import { listToday } from "#lib/homework/list-today";
import { openTask } from "#lib/homework/open-task";
import { saveDraftIn } from "#lib/homework/save-draft";
import { withdrawHomework } from "#lib/homework/withdraw-homework";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { giveHomework, whileOpen } from "#tests/integration/homework/given";
import { decide, makePlanned } from "#tests/integration/planning/plan-world";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { begin, clockAt, logEpisode, refusedFields, savePage, WHOLE } from "./given-episodes";
import { A_WEEK_ON, GivenLog, inEntry, MONDAY, MONDAY_NOON, TUESDAY_NOON } from "./given-log";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
let log: GivenLog;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
  log = await GivenLog.give(world);
});

const monday = { day: MONDAY, clock: clockAt(MONDAY_NOON) };
const LOOP = { relief_now: 4 };
const moment = (who = world.partnerA) => logEpisode(who, WHOLE, monday);
const beginMoment = (clock = monday.clock) => begin(world.partnerA, { day: MONDAY, clock });
const isFull = (entry: number) => ({ [`log_kind.${entry}`]: [TOO_SOON.threeNoted] });
const nextOf = async (time: string) =>
  entryOverview(await openTask(world.partnerA, log.taskId, { clock: clockAt(time) }))?.next?.waits;

describe("three of a day, over the log and Moments together", () => {
  it("fills Moments with what stands in a log that is not sent, and keeps what was begun there", async () => {
    await beginMoment();
    await savePage(world.partnerA, "trigger", { trigger_note: "Canary" }, { clock: monday.clock });
    for (const entry of [1, 2, 3]) await log.loop(MONDAY_NOON, entry, LOOP);
    const send = savePage(
      world.partnerA,
      "need",
      { need_kind: "safe" },
      { isLast: true, clock: monday.clock },
    );
    expect(await refusedFields(send)).toEqual({ day: [THREE_WITH_LOG] });
    const [kept] = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select sent_on, trigger_note_sealed from loop_episode`,
    );
    expect(kept).toMatchObject({ sent_on: null, trigger_note_sealed: expect.anything() });
    expect(await refusedFields(beginMoment())).toEqual({ day: [THREE_WITH_LOG] });
    // The same day can be noted later, and is full then too; the next day is not.
    expect(await refusedFields(beginMoment(clockAt(TUESDAY_NOON)))).toEqual({ day: [THREE_WITH_LOG] });
    expect(
      await refusedFields(begin(world.partnerA, { day: "2026-11-24", clock: clockAt(TUESDAY_NOON) })),
    ).toBe("accepted");
  });

  it("fills the log with moments that were sent, says so on its page, and frees it the next day", async () => {
    await moment();
    await moment();
    expect(await nextOf(MONDAY_NOON)).toBeNull();
    await log.loop(MONDAY_NOON, 1, LOOP);
    expect(await nextOf(MONDAY_NOON)).toBe(TOO_SOON.threeNoted);
    expect(await refusedFields(log.loop(MONDAY_NOON, 2, LOOP))).toMatchObject(isFull(2));
    // What is there can still be gone on with.
    await log.save(MONDAY_NOON, inEntry(1, { belief: "More" }));
    expect(await nextOf(TUESDAY_NOON)).toBeNull();
    await log.loop(TUESDAY_NOON, 2, LOOP);
  });

  it("counts a tap of none for nothing, until it is changed into a loop: then for the day it was tapped", async () => {
    await log.save(MONDAY_NOON, inEntry(1, { log_kind: "none_today" }));
    await moment();
    await moment();
    await moment();
    expect(await refusedFields(beginMoment())).toEqual({ day: [THREE_OF_THAT_DAY] });
    const change = () => log.save(TUESDAY_NOON, inEntry(1, { log_kind: "loop" }));
    expect(await refusedFields(change())).toEqual(isFull(1));
  });

  it("is each partner's own", async () => {
    for (let time = 0; time < 3; time += 1) await moment(world.partnerB);
    for (const entry of [1, 2, 3]) await log.loop(MONDAY_NOON, entry, LOOP);
    expect(await nextOf(TUESDAY_NOON)).toBeNull();
  });

  it("counts two logs together, and what was sent with one of them", async () => {
    const second = await GivenLog.give(world);
    await log.loop(MONDAY_NOON, 1, LOOP);
    await second.loop(MONDAY_NOON, 1, LOOP);
    await log.send(MONDAY_NOON);
    await second.loop(MONDAY_NOON, 2, LOOP);
    expect(await refusedFields(second.loop(MONDAY_NOON, 3, LOOP))).toMatchObject(isFull(3));
    expect(await refusedFields(beginMoment())).toEqual({ day: [THREE_WITH_LOG] });
  });

  it("counts nothing of a log that was taken back", async () => {
    const { assignmentId, taskA } = await giveHomework(world, { exerciseSlug: "seven-day-loop-log" });
    const other = GivenLog.of(world.partnerA, taskA);
    for (const entry of [1, 2, 3]) await other.loop(MONDAY_NOON, entry, LOOP);
    expect(await nextOf(MONDAY_NOON)).toBe(TOO_SOON.threeNoted);
    await withdrawHomework(world.treating, { coupleId: world.coupleId, assignmentId });
    expect(await nextOf(MONDAY_NOON)).toBeNull();
    await moment();
  });

  it("counts what was carried on once, in the newest place it stands in", async () => {
    const { treating, coupleId } = world;
    const { sessionId } = await makePlanned(world);
    await log.loop(MONDAY_NOON, 1, LOOP);
    const [given] = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx<{ id: string }[]>`select id from assignment`,
    );
    const { version } = await decide(world, sessionId, { [given?.id ?? ""]: "keep" });
    await finalisePlan(treating, { coupleId, sessionId, version }, monday.clock);
    const [carried] = (await listToday(world.partnerA, { clock: monday.clock })).tasks;
    expect(carried?.id).not.toBe(log.taskId);
    const next = GivenLog.of(world.partnerA, carried?.id ?? "");
    await next.loop(MONDAY_NOON, 2, LOOP);
    await moment();
    expect(await refusedFields(beginMoment())).toEqual({ day: [THREE_WITH_LOG] });
    expect(await refusedFields(next.loop(MONDAY_NOON, 3, LOOP))).toMatchObject(isFull(3));
    await next.send(A_WEEK_ON);
    const rows = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select log_entry from loop_episode order by place`,
    );
    expect(rows.map(({ log_entry }) => log_entry)).toEqual([null, 1, 2]);
  });

  it("sends a log whose day is full all the same: what has no place stays in it", async () => {
    await log.loop(MONDAY_NOON, 1, LOOP);
    await log.loop(MONDAY_NOON, 2, LOOP);
    await asPractice(db.owner, world.practiceId, async (tx) => {
      for (const place of [1, 2])
        await tx`insert into loop_episode (practice_id, id, couple_id, partner_id, slot, happened_on, day_part, written_on,
            sent_on, place, relief_now)
          values (${world.practiceId}, gen_random_uuid(), ${world.coupleId}, ${world.partnerA.userId}, 'A', ${MONDAY}, 1,
            ${MONDAY}, ${MONDAY}, ${place}, 1)`;
    });
    await log.send(A_WEEK_ON);
    const rows = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select place, log_entry from loop_episode order by place`,
    );
    expect(rows.map(({ place, log_entry }) => [place, log_entry])).toEqual([
      [1, null],
      [2, null],
      [3, 1],
    ]);
  });

  it("holds where a moment is sent while the log is being saved, and the other way round", async () => {
    const { partnerA } = world;
    await moment();
    await moment();
    await beginMoment();
    await savePage(partnerA, "trigger", { trigger_kind: "distance" }, { clock: monday.clock });
    const answers = inEntry(1, { log_kind: "loop" });
    const save = (tx: Tx) =>
      saveDraftIn(tx, partnerA, log.taskId, { version: 0, answers }, { clock: monday.clock });
    const sendMoment = () =>
      savePage(partnerA, "need", { need_kind: "safe" }, { isLast: true, clock: monday.clock });
    const late = () => refusedFields(sendMoment());
    expect(await whileOpen(partnerA, save, late)).toEqual({ day: [THREE_WITH_LOG] });
    await log.at(1).save(MONDAY_NOON, { "log_kind.1": null });
    const last = { page: "need", isLast: true, answers: { need_kind: "safe" } } as const;
    const send = (tx: Tx) => saveEpisodeIn(tx, partnerA, last, monday.clock);
    expect(await whileOpen(partnerA, send, () => refusedFields(log.save(MONDAY_NOON, answers)))).toEqual(
      isFull(1),
    );
  });
});
