import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { findExerciseIn } from "#lib/exercises/find-exercise";
import { publishExercise } from "#lib/exercises/publish-exercise";
import { retireExercise } from "#lib/exercises/retire-exercise";
import { reviseExercise } from "#lib/exercises/revise-exercise";
import { listInbox } from "#lib/homework/list-inbox";
import { listToday } from "#lib/homework/list-today";
import { openResponse } from "#lib/homework/open-response";
import { openTask } from "#lib/homework/open-task";
import { saveStep } from "#lib/homework/save-step";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { loadWrapUpPage } from "#lib/notes/load-wrap-up";
import { loadRunPage } from "#lib/planning/load-run-page";
import { loadPlanPage } from "#lib/planning/queries";
import { savePlan } from "#lib/planning/save-plan";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { change, forkOf, publishedFork } from "#tests/integration/exercises/authored";
import { giveHomework, holdJointWork, now } from "#tests/integration/homework/given";
import { makePlanned } from "#tests/integration/planning/plan-world";
import { useFreshDatabase } from "#tests/support/database";
import { makeCouple, makeWorld, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const nextVersion = async (world: World, slug: string, title: string) => {
  await reviseExercise(world.treating, { slug });
  const revision = await change(world.treating, slug, { title });
  await publishExercise(world.treating, { slug, revision });
};

describe("an exercise of the practice's own, given as homework", () => {
  it("is played by the partner and reviewed by the clinician, in the version it was given", async () => {
    const world = await makeWorld(db.owner);
    const slug = await publishedFork(world.treating, { from: "affirm-first", title: "Our ground" });
    const { taskA } = await giveHomework(world, { exerciseSlug: slug });
    await nextVersion(world, slug, "Our ground, newer");
    await retireExercise(world.treating, { slug });

    expect((await listToday(world.partnerA, now)).tasks.map(({ id }) => id)).toEqual([taskA]);
    const task = await openTask(world.partnerA, taskA);
    expect(task.exercise.title).toBe("Our ground");
    await saveStep(world.partnerA, {
      taskId: taskA,
      step: 1,
      version: 0,
      answer: "6",
      intent: "next",
    } as never);
    await sendResponse(
      world.partnerA,
      taskA,
      { submissionId: newId(), draftVersion: 1, outcome: "stopped", check: null } as never,
      now,
    );
    expect((await listInbox(world.treating, {})).rows.map(({ title }) => title)).toEqual(["Our ground"]);
    const opened = await openResponse(world.treating, taskA);
    expect(opened.title).toBe("Our ground");
    expect(opened.fields.find(({ field }) => field.name === "urge_before")?.answer).toBe(6);
    expect((await openCouplePage(world.treating, world.coupleId)).homework[0]?.title).toBe("Our ground");
  });

  it("is given in its newest version, never as a draft, and not at all once it is retired", async () => {
    const world = await makeWorld(db.owner);
    const draft = await forkOf(world.treating, "affirm-first", "Not ready");
    await expect(giveHomework(world, { exerciseSlug: draft.slug })).rejects.toMatchObject({
      code: "invalid_input",
    });
    const slug = await publishedFork(world.treating, { from: "affirm-first" });
    await nextVersion(world, slug, "Second");
    const { taskA } = await giveHomework(world, { exerciseSlug: slug });
    expect((await openTask(world.partnerA, taskA)).exercise.title).toBe("Second");
    await retireExercise(world.treating, { slug });
    await expect(giveHomework(world, { exerciseSlug: slug })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { exerciseSlug: ["This exercise was retired. Choose another one."] },
    });
  });

  it("is read by a partner only through a task of their own, and while nothing holds it", async () => {
    const world = await makeWorld(db.owner);
    const others = await makeCouple(db.owner, world.treating);
    const slug = await publishedFork(world.treating, { from: "speak-listen-swap", title: "Our talk" });
    await nextVersion(world, slug, "Newer");
    const read = (actor: World["partnerA"], version?: number) =>
      withActor(actor, (tx) => findExerciseIn(tx, actor, slug, version));
    expect(await read(world.partnerA, 1)).toBeNull();
    const { taskA } = await giveHomework(world, { exerciseSlug: slug, for: "A" });
    expect((await read(world.partnerA, 2))?.title).toBe("Newer");
    expect(await read(world.partnerA, 1)).toBeNull();
    expect(await read(world.partnerB, 2)).toBeNull();
    expect(await read(others.partnerA, 2)).toBeNull();
    await holdJointWork(db.owner, world);
    expect(await read(world.partnerA, 2)).toBeNull();
    await expect(openTask(world.partnerA, taskA)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("an exercise of the practice's own, in a plan", () => {
  const item = (exerciseSlug: string, id = newId()) => ({
    id,
    phase: "core" as const,
    kind: "exercise" as const,
    minutes: 10,
    exerciseSlug,
    exerciseVersion: 1,
  });

  it("is offered, planned in a version, run with its guide, and offered as homework", async () => {
    const world = await makeWorld(db.owner);
    const { treating, coupleId } = world;
    const slug = await publishedFork(treating, {
      from: "speak-listen-swap",
      title: "Our talk",
      parts: { format: "both" },
    });
    const { planId, sessionId } = await makePlanned(world, "blank");
    const page = await loadPlanPage(treating, coupleId, sessionId);
    expect(page.library.find((entry) => entry.slug === slug)).toMatchObject({
      title: "Our talk",
      version: 1,
    });
    await savePlan(treating, planId, { version: 1, items: [item(slug)] });
    await nextVersion(world, slug, "Our talk, newer");
    const after = await loadPlanPage(treating, coupleId, sessionId);
    expect(after.plan?.items.map(({ title, exerciseVersion }) => [title, exerciseVersion])).toEqual([
      ["Our talk", 1],
    ]);
    expect(after.weights[slug]).toBeDefined();
    const run = await loadRunPage(treating, coupleId, sessionId);
    expect(Object.values(run.guides)).toHaveLength(1);
    const wrapUp = await loadWrapUpPage(treating, coupleId, sessionId);
    expect(wrapUp.exercises.find((entry) => entry.slug === slug)?.version).toBe(2);
  });

  it("stays where it is planned after it was retired, and is not added again", async () => {
    const world = await makeWorld(db.owner);
    const { treating, coupleId } = world;
    const slug = await publishedFork(treating, { from: "speak-listen-swap", title: "Our talk" });
    const { planId, sessionId } = await makePlanned(world, "blank");
    const planned = item(slug);
    await savePlan(treating, planId, { version: 1, items: [planned] });
    await retireExercise(treating, { slug });
    await savePlan(treating, planId, { version: 2, items: [{ ...planned, minutes: 12 }] });
    await expect(
      savePlan(treating, planId, { version: 3, items: [planned, item(slug)] }),
    ).rejects.toMatchObject({
      code: "held",
      message:
        "Our talk was retired and is not planned any more. Remove it to save the plan; nothing was changed.",
    });
    const page = await loadPlanPage(treating, coupleId, sessionId);
    expect(page.library.some((entry) => entry.slug === slug)).toBe(false);
  });

  it("does not exist for another practice", async () => {
    const world = await makeWorld(db.owner);
    const other = await makeWorld(db.owner);
    const slug = await publishedFork(other.treating, { title: "Theirs alone" });
    const { planId, sessionId } = await makePlanned(world, "blank");
    await expect(savePlan(world.treating, planId, { version: 1, items: [item(slug)] })).rejects.toMatchObject(
      {
        code: "invalid_input",
      },
    );
    const page = await loadPlanPage(world.treating, world.coupleId, sessionId);
    expect(JSON.stringify(page)).not.toContain("Theirs alone");
    await expect(giveHomework(world, { exerciseSlug: slug })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});
