import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { answerFollowUp } from "#lib/formulation/answer-follow-up";
import { episodeSummaryIn } from "#lib/formulation/episode-summary";
import { listEpisodes } from "#lib/formulation/list-episodes";
import { openMoments } from "#lib/formulation/own-moments";
import { openNeeds } from "#lib/formulation/own-needs";
import { TOO_SOON } from "#lib/homework/entry-writing";
import { openTask } from "#lib/homework/open-task";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { refusalOf, withoutAudit } from "../accounts/given";
import { clockAt, WHOLE } from "./given-episodes";
import { A_WEEK_ON, GivenLog, inEntry, MONDAY, MONDAY_NOON, TUESDAY_NOON, WEDNESDAY_NOON } from "./given-log";

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

const rows = () =>
  asPractice(
    db.owner,
    world.practiceId,
    (
      tx,
    ) => tx`select happened_on::text, day_part, written_on::text, sent_on::text, place, slot, log_task_id, log_entry,
      policy_version from loop_episode order by happened_on, place`,
  );
const read = async (clock = clockAt(A_WEEK_ON)) =>
  (await listEpisodes(world.treating, world.coupleId, null, clock)).episodes;

describe("a log that is sent", () => {
  it("is an episode for each loop, on the day it was logged, with all that was told and where it is from", async () => {
    await log.loop(MONDAY_NOON, 1, WHOLE);
    await log.save(MONDAY_NOON, inEntry(2, { log_kind: "none_today", response_given: "gave_in" }));
    await log.loop(TUESDAY_NOON, 3, { belief: "Canary belief", relief_now: 4 });
    await log.save(TUESDAY_NOON, inEntry(1, { relief_24h: 2 }));
    await log.save(WEDNESDAY_NOON, inEntry(1, { closeness_2d: 3, tension_2d: 7, cost_note: "Canary cost" }));
    // What was left of it a week later is no relief of the next day.
    await expect(log.save(A_WEEK_ON, inEntry(3, { relief_24h: 9 }))).rejects.toMatchObject({
      code: "invalid_input",
      fields: { "relief_24h.3": [TOO_SOON.daysOver] },
    });
    expect(await rows()).toEqual([]);
    expect(await read()).toEqual([]);
    await log.send(A_WEEK_ON);
    const place = { slot: "A", log_task_id: log.taskId, sent_on: "2026-12-01", place: 1, day_part: 2 };
    expect(await rows()).toMatchObject([
      { ...place, happened_on: MONDAY, written_on: MONDAY, log_entry: 1, policy_version: 0 },
      { ...place, happened_on: "2026-11-24", log_entry: 3 },
    ]);
    expect(await read()).toMatchObject([
      {
        day: "2026-11-24",
        log: { taskId: log.taskId, entry: 3 },
        answers: { belief: "Canary belief", relief_now: 4 },
      },
      {
        slot: "A",
        day: MONDAY,
        part: "afternoon",
        log: { taskId: log.taskId, entry: 1 },
        answers: { ...WHOLE, relief_24h: 2, closeness_2d: 3, tension_2d: 7, cost_note: "Canary cost" },
        reliefKept: 0.25,
        stuckBy: { askedAgain: true, reliefGone: true, needUnsaid: true, cost: true },
        standing: "stuck",
      },
    ]);
  });

  it("counts in the pattern and among the marks, each loop once", async () => {
    for (const [index, day] of ["23", "24"].entries())
      for (let time = 1; time <= 3; time += 1)
        await log.loop(`2026-11-${day}T12:00:00Z`, index * 3 + time, WHOLE);
    await log.send(A_WEEK_ON);
    const summary = await withActor(world.treating, (tx) =>
      episodeSummaryIn(tx, world.treating, world.coupleId, new Date(A_WEEK_ON)),
    );
    expect(summary.of.A.marks).toHaveLength(6);
    expect(summary.of.A.pattern).toEqual({ pattern: "stuck", stuck: 6, of: 6 });
    expect(summary.of.B).toMatchObject({ marks: [], pattern: { pattern: "not_enough" } });
  });

  it("is sent once, however often: the same send again and five at once leave one episode", async () => {
    await log.loop(MONDAY_NOON, 1, WHOLE);
    const id = newId();
    const heard = await Promise.allSettled([1, 2, 3, 4, 5].map(() => log.send(A_WEEK_ON, id)));
    expect(heard.map(({ status }) => status)).toEqual(Array(5).fill("fulfilled"));
    await log.send(A_WEEK_ON, id);
    expect(await refusalOf(log.send(A_WEEK_ON))).toMatchObject({ code: "already_sent" });
    expect(await rows()).toHaveLength(1);
  });

  it("is nothing at all where the trail cannot be written, and can be sent again", async () => {
    await log.loop(MONDAY_NOON, 1, WHOLE);
    await expect(withoutAudit(db.owner, "app_partner", () => log.send(A_WEEK_ON))).rejects.toThrow();
    expect(await rows()).toEqual([]);
    await log.send(A_WEEK_ON);
    expect(await rows()).toHaveLength(1);
  });

  it("is not sent where its episodes cannot be written", async () => {
    await log.loop(MONDAY_NOON, 1, WHOLE);
    await log.save(TUESDAY_NOON, inEntry(1, { relief_24h: 3 }));
    await db.owner.unsafe("revoke insert on episode_follow_up from app_partner");
    try {
      await expect(log.send(A_WEEK_ON)).rejects.toThrow();
    } finally {
      await db.owner.unsafe("grant insert on episode_follow_up to app_partner");
    }
    const [task] = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select state from task where id = ${log.taskId}`,
    );
    expect([await rows(), task?.state]).toEqual([[], "open"]);
  });

  it("leaves the line of a send and one of the moments in the trail, with no number of a row", async () => {
    await log.loop(MONDAY_NOON, 1, WHOLE);
    await log.loop(MONDAY_NOON, 2, WHOLE);
    await log.send(A_WEEK_ON);
    const trail = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select action, entity, entity_id, purpose from audit_event
        where couple_id = ${world.coupleId} and actor_role = 'partner' and entity in ('own_moments', 'loop_episode', 'response')
        order by id`,
    );
    expect(trail.map(({ entity, purpose }) => [entity, purpose])).toEqual([
      ["response", "send homework"],
      ["own_moments", "write in private"],
    ]);
    expect(trail[1]?.entity_id).toBeNull();
  });

  it("asks the days after under Moments where the log did not, and tells each once", async () => {
    const { partnerA } = world;
    await log.loop(MONDAY_NOON, 1, WHOLE);
    await log.loop(MONDAY_NOON, 2, { relief_now: 8 });
    await log.save(TUESDAY_NOON, inEntry(1, { relief_24h: 2 }));
    await log.send(TUESDAY_NOON);
    const now = clockAt(TUESDAY_NOON);
    const { waiting, sent } = await openMoments(partnerA, now);
    expect(waiting).toMatchObject([{ day: MONDAY, asked: ["next_day"] }]);
    expect(sent).toEqual([
      { day: MONDAY, part: "afternoon", fromLog: true },
      { day: MONDAY, part: "afternoon", fromLog: true },
    ]);
    expect((await read(now)).map(({ standing }) => standing)).toContain("open");
    const answer = {
      episodeId: waiting[0]?.id ?? "",
      asked: ["next_day" as const],
      answers: { relief_24h: 8 },
    };
    await answerFollowUp(partnerA, answer, now);
    expect((await read(now)).map(({ answers }) => answers.relief_24h).sort()).toEqual([2, 8]);
  });

  it("lets its writer share what it was about, as any moment of theirs, and shows no word of it again", async () => {
    await log.loop(MONDAY_NOON, 1, WHOLE);
    await log.send(TUESDAY_NOON);
    const now = clockAt(TUESDAY_NOON);
    const needs = await openNeeds(world.partnerA, now);
    expect(needs).toMatchObject({ choices: [{ source: "episode", day: MONDAY, chosen: false }], open: [] });
    expect(JSON.stringify([needs, await openMoments(world.partnerA, now)])).not.toContain("Canary");
  });

  it("is read by nobody but the treating clinician", async () => {
    await log.loop(MONDAY_NOON, 1, WHOLE);
    await log.send(A_WEEK_ON);
    const other = await makeWorld(db.owner);
    for (const actor of [other.treating, world.partnerB as never])
      await expect(refusalOf(listEpisodes(actor, world.coupleId))).resolves.toMatchObject({
        code: "not_found",
      });
    expect((await openMoments(world.partnerB, clockAt(A_WEEK_ON))).sent).toEqual([]);
    expect(await refusalOf(openTask(world.partnerB, log.taskId))).toMatchObject({ code: "not_found" });
  });
});
