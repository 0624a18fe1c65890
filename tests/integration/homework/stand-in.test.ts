import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerYes } from "#lib/couples/answer-yes";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { listCaseload } from "#lib/couples/list-caseload";
import { setCeiling } from "#lib/couples/set-ceiling";
import { setConsent } from "#lib/couples/set-consent";
import { retireExercise } from "#lib/exercises/retire-exercise";
import { assignHomework } from "#lib/homework/assign-homework";
import { listToday } from "#lib/homework/list-today";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { withdrawHomework } from "#lib/homework/withdraw-homework";
import { newId } from "#lib/kernel/ids";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { loadPlanPage } from "#lib/planning/queries";
import { startPlan } from "#lib/planning/start-plan";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { publishedFork } from "#tests/integration/exercises/authored";
import { crowdOut } from "#tests/integration/exercises/crowd-out";
import { decide, planOf } from "#tests/integration/planning/plan-world";
import { useFreshDatabase } from "#tests/support/database";
import { bothSayYes } from "#tests/support/fresh-yes";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { at, giveHomework, homework, now, planSession, refusalOf } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const TOUCH = "touch-no-agenda";
const ALONE = "name-it-first";
const later = at(new Date(now.clock().getTime() + 3_600_000));

async function giveTouch(
  world: World,
  standIn: { slug: string } | { suggested: true } | null = { slug: ALONE },
) {
  return giveHomework(world, { exerciseSlug: TOUCH, standIn });
}
/** The tasks of what stands in, by slot. */
const standInTasks = async ({ practiceId }: World) => {
  const rows = await asPractice(
    db.owner,
    practiceId,
    (tx) => tx<{ id: string; slot: "A" | "B" }[]>`select id, slot from task where is_stand_in order by slot`,
  );
  return Object.fromEntries(rows.map(({ id, slot }) => [slot, id])) as Record<"A" | "B", string>;
};
const hold = ({ treating, coupleId }: World, gate: "G09" | "G05") =>
  holdJointWork(treating, { coupleId, gate, note: "For the record." });
const lift = ({ practiceId }: World) =>
  asPractice(db.owner, practiceId, (tx) => tx`update safety_hold set cleared_at = now()`);
const todayOf = async (world: World) =>
  Promise.all(
    [world.partnerA, world.partnerB].map(async (who) => {
      const { tasks, paused } = await listToday(who, later);
      return { ids: tasks.map(({ id }) => id), paused };
    }),
  );
const only = (id: string) => ({ ids: [id], paused: false });
const send = (who: World["partnerA"], taskId: string) =>
  sendResponse(
    who,
    taskId,
    { submissionId: newId(), draftVersion: 0, outcome: "stopped", check: null },
    later,
  );

const CAUSES: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
  "a hold": (world) => hold(world, "G09"),
  "A says not now": ({ partnerA }) =>
    answerYes(partnerA, { exerciseClass: "T", answer: "not_now" }, later.clock),
  "B says not now": ({ partnerB }) =>
    answerYes(partnerB, { exerciseClass: "T", answer: "not_now" }, later.clock),
  "A lowers the ceiling": ({ partnerA }) => setCeiling(partnerA, { ceiling: 0 }),
  "B lowers the ceiling": ({ partnerB }) => setCeiling(partnerB, { ceiling: 0 }),
};

describe("what stands in for homework that is held", () => {
  it.each(Object.entries(CAUSES))("is with both in its place, and nowhere before: %s", async (_, cause) => {
    const world = await makeWorld(db.owner);
    const main = await giveTouch(world);
    const instead = await standInTasks(world);
    expect(await todayOf(world)).toEqual([only(main.taskA), only(main.taskB)]);
    expect(await refusalOf(openTask(world.partnerA, instead.A))).toMatchObject({ code: "not_found" });
    await cause(world);
    expect(await todayOf(world)).toEqual([only(instead.A), only(instead.B)]);
    expect((await openTask(world.partnerB, instead.B)).exercise.title).not.toBe("");
    expect(await refusalOf(openTask(world.partnerB, main.taskB))).toMatchObject({ code: "not_found" });
  });

  it("leaves again when the hold is lifted, and comes back with the next", async () => {
    const world = await makeWorld(db.owner);
    const main = await giveTouch(world);
    const instead = await standInTasks(world);
    await hold(world, "G09");
    await lift(world);
    expect(await todayOf(world)).toEqual([only(main.taskA), only(main.taskB)]);
    await hold(world, "G09");
    expect(await todayOf(world)).toEqual([only(instead.A), only(instead.B)]);
  });

  it("is one sentence for both where there is none, or where it is held itself", async () => {
    const nothing = { ids: [], paused: true };
    const without = await makeWorld(db.owner);
    await giveTouch(without, null);
    await hold(without, "G09");
    expect(await todayOf(without)).toEqual([nothing, nothing]);
    const held = await makeWorld(db.owner);
    await giveTouch(held);
    await hold(held, "G05");
    expect(await todayOf(held)).toEqual([nothing, nothing]);
    for (const who of ["partnerA", "partnerB"] as const) {
      const withdrawn = await makeWorld(db.owner);
      await giveTouch(withdrawn);
      await setConsent(withdrawn[who], { consent: "withdrawn" });
      expect(await todayOf(withdrawn)).toEqual([nothing, nothing]);
    }
  });

  it("is for nobody who has sent the work already, and that is all the other one gets of it", async () => {
    const world = await makeWorld(db.owner);
    const main = await giveTouch(world);
    const instead = await standInTasks(world);
    await send(world.partnerA, main.taskA);
    await hold(world, "G09");
    expect(await todayOf(world)).toEqual([{ ids: [], paused: false }, only(instead.B)]);
  });

  it("changes nothing for the other when one has sent it, and stays sent for the writer", async () => {
    const world = await makeWorld(db.owner);
    const main = await giveTouch(world);
    const instead = await standInTasks(world);
    await hold(world, "G09");
    const [, before] = await todayOf(world);
    await send(world.partnerA, instead.A);
    expect(await todayOf(world)).toEqual([{ ids: [], paused: false }, before]);
    await lift(world);
    expect((await todayOf(world))[1]).toEqual(only(main.taskB));
    expect(await refusalOf(openTask(world.partnerA, instead.A))).toMatchObject({ code: "already_sent" });
    expect(await refusalOf(openTask(world.partnerB, instead.B))).toMatchObject({ code: "not_found" });
  });
});

describe("homework that is given again after somebody stood against it", () => {
  it("ends the one that is held, with what stood in for it, and finds again what was typed", async () => {
    const world = await makeWorld(db.owner);
    const main = await giveTouch(world);
    await saveDraft(world.partnerA, main.taskA, { version: 0, answers: { own_line: "Typed before" } }).catch(
      () => null,
    );
    await answerYes(world.partnerB, { exerciseClass: "T", answer: "not_now" }, later.clock);
    await bothSayYes(world, "T", later.clock);
    const again = await assignHomework(
      world.treating,
      homework(world, { exerciseSlug: TOUCH, standIn: { slug: "hold-the-compliment" } }),
      at(new Date(later.clock().getTime() + 1000)),
    );
    const taskOf = (slot: "A" | "B") => again.tasks.find((one) => one.slot === slot)?.id ?? "";
    expect(await todayOf(world)).toEqual([only(taskOf("A")), only(taskOf("B"))]);
    const rows = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select exercise_slug from assignment where closed_at is null order by exercise_slug`,
    );
    expect(rows.map((row) => row.exercise_slug)).toEqual(["hold-the-compliment", TOUCH]);
    const [mine] = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select continues from task where id = ${taskOf("A")}`,
    );
    expect(mine?.continues).toBe(main.taskA);
  });
});

describe("the therapist", () => {
  const linesOf = async ({ treating, coupleId }: World) =>
    (await openCouplePage(treating, coupleId)).homework.map(({ slug, given, standIn }) => [
      slug,
      given,
      standIn?.reach,
    ]);
  const countOf = async ({ treating }: World) => {
    const { rows } = await listCaseload(treating, { sort: "next_session", dir: "asc" });
    return rows.map(({ homeworkGiven, homeworkDone }) => `${homeworkGiven} ${homeworkDone}`);
  };

  it("has it in no list and no count until somebody sends it", async () => {
    const world = await makeWorld(db.owner);
    await giveTouch(world);
    const instead = await standInTasks(world);
    const sessionId = await planSession(db.owner, world, "2026-12-01T15:00:00Z");
    const reviewed = async () =>
      (await loadPlanPage(world.treating, world.coupleId, sessionId)).openHomework.map(
        (one) => one.exerciseSlug,
      );
    expect(await linesOf(world)).toEqual([[TOUCH, 2, "open"]]);
    expect(await countOf(world)).toEqual(["2 0"]);
    expect(await reviewed()).toEqual([TOUCH]);
    await hold(world, "G09");
    await send(world.partnerA, instead.A);
    expect((await linesOf(world)).map(([slug]) => slug).sort()).toEqual([ALONE, TOUCH]);
    expect((await reviewed()).sort()).toEqual([ALONE, TOUCH]);
  });

  it("gets what is suggested unless something was chosen, and a sentence beside what cannot be", async () => {
    const world = await makeWorld(db.owner);
    await giveTouch(world, { suggested: true });
    const [row] = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select exercise_class from task where is_stand_in`,
    );
    expect(row?.exercise_class).toBe("I");
    const talk = (standIn: { slug: string }) =>
      assignHomework(world.treating, homework(world, { exerciseSlug: "daily-stress-share", standIn }), now);
    for (const slug of [TOUCH, "daily-stress-share", "no-such-exercise"])
      await expect(talk({ slug })).rejects.toMatchObject({
        code: "invalid_input",
        fields: { standIn: [expect.any(String)] },
      });
    await talk({ slug: ALONE });
  });

  it("may also be one that the list to choose from does not begin with", async () => {
    const world = await makeWorld(db.owner);
    const slug = await publishedFork(world.treating, { from: ALONE, title: "Zither" });
    await crowdOut(db.owner, world);
    await giveTouch(world, { slug });
    const rows = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select exercise_slug from assignment where stands_in_for is not null`,
    );
    expect(rows.map((row) => row.exercise_slug)).toEqual([slug]);
    await retireExercise(world.treating, { slug });
    expect(await refusalOf(giveTouch(world, { slug }))).toMatchObject({ code: "invalid_input" });
  });

  it("takes it along when the homework is carried on, and ends it with the homework", async () => {
    const world = await makeWorld(db.owner);
    const { assignmentId } = await giveHomework(world, {
      exerciseSlug: "daily-stress-share",
      standIn: { slug: ALONE },
    });
    const { treating, coupleId } = world;
    const sessionId = await planSession(db.owner, world, "2026-12-01T15:00:00Z");
    await startPlan(treating, { coupleId, sessionId, frame: "suggested" });
    await decide(world, sessionId, { [assignmentId]: "keep" });
    const { version } = await planOf(world, sessionId);
    await finalisePlan(treating, { coupleId, sessionId, version }, now.clock);
    const [line] = (await openCouplePage(treating, coupleId)).homework;
    expect(line?.standIn).not.toBeNull();
    await withdrawHomework(treating, { coupleId, assignmentId: line?.id ?? "" }, now);
    const open = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select id from assignment where closed_at is null`,
    );
    expect([...open]).toEqual([]);
  });
});
