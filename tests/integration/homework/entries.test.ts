import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { listToday } from "#lib/homework/list-today";
import { openResponse } from "#lib/homework/open-response";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { saveStep } from "#lib/homework/save-step";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld } from "#tests/support/people";
import { weekExercise } from "#tests/support/week-exercise";
import { at, giveHomework } from "./given.ts";

vi.mock("#lib/exercises/catalogue/index", async (original) => {
  const { catalogue } = await original<typeof import("#lib/exercises/catalogue/index")>();
  return { catalogue: [...catalogue] };
});
const { catalogue } = await import("#lib/exercises/catalogue/index");
(catalogue as unknown[]).push(weekExercise());

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

type Change = Record<string, string | number | null>;

/** A task of several entries, and its partner's saves at a time of their day. */
async function begin() {
  const world = await makeWorld(db.owner);
  const { taskA } = await giveHomework(world, { exerciseSlug: "small-week" });
  let version = 0;
  const save = async (time: string, answers: Change) => {
    version = (await saveDraft(world.partnerA, taskA, { version, answers }, at(time))).version;
  };
  const answers = async () => (await openTask(world.partnerA, taskA)).answers;
  return { world, taskA, save, answers, version: () => version };
}

describe("an exercise of several entries", () => {
  it("keeps the day of each entry in the practice's zone, and takes none from a client", async () => {
    const { save, answers } = await begin();
    // 23:30 in Berlin, where the practice is.
    await save("2026-11-24T22:30:00Z", { "anything.1": "no" });
    expect(await answers()).toEqual({ "anything.1": "no", "day.1": "2026-11-24 night" });
    await save("2026-11-25T06:00:00Z", { "calm.1": 4 });
    await save("2026-11-25T06:00:00Z", { "calm.2": 5 });
    expect(await answers()).toMatchObject({
      "day.1": "2026-11-24 night",
      "day.2": "2026-11-25 morning",
    });
    for (const stamp of [
      { "day.1": "2026-01-01 morning" },
      { day: "2026-01-01 morning" },
      { "day.3": null },
    ]) {
      await expect(save("2026-11-25T07:00:00Z", stamp)).rejects.toMatchObject({ code: "invalid_input" });
    }
  });

  it("refuses a second day on one day, and an entry before the one before it, in plain words", async () => {
    const { save, answers } = await begin();
    await save("2026-11-24T09:00:00Z", { "anything.1": "no" });
    await expect(save("2026-11-24T20:00:00Z", { "anything.2": "yes" })).rejects.toMatchObject({
      fields: { "anything.2": ["You can start the next one tomorrow."] },
    });
    await expect(save("2026-11-25T09:00:00Z", { "anything.3": "yes" })).rejects.toMatchObject({
      fields: { "anything.3": ["Please write the one before this first."] },
    });
    await save("2026-11-25T09:00:00Z", { "anything.2": "yes" });
    expect(Object.keys(await answers())).toContain("anything.2");
  });

  it("opens a later question on its day; the start page then says that one is open", async () => {
    const { world, save } = await begin();
    await save("2026-11-24T09:00:00Z", { "anything.1": "no" });
    await expect(save("2026-11-24T22:59:00Z", { "left.1": 3 })).rejects.toMatchObject({
      fields: { "left.1": ["This one opens tomorrow."] },
    });
    const waiting = async (time: string) => (await listToday(world.partnerA, at(time))).tasks[0]?.waiting;
    expect(await waiting("2026-11-24T22:59:00Z")).toBe(0);
    expect(await waiting("2026-11-24T23:01:00Z")).toBe(1);
    await save("2026-11-24T23:01:00Z", { "left.1": 3 });
    expect(await waiting("2026-11-24T23:01:00Z")).toBe(0);
  });

  it("leads a page without scripts past what is not asked, and back to the overview", async () => {
    const { world, taskA } = await begin();
    const page = (step: number, version: number, answer: string) =>
      saveStep(
        world.partnerA,
        { taskId: taskA, step, version, answer, intent: "continue" },
        at("2026-11-24T09:00:00Z"),
      );
    expect((await page(2, 0, "no")).onward).toEqual({ to: "question", place: 4 });
    expect((await page(2, 1, "yes")).onward).toEqual({ to: "question", place: 3 });
    expect((await page(4, 2, "7")).onward).toEqual({ to: "overview" });
    await expect(page(5, 3, "7")).rejects.toMatchObject({
      fields: { answer: ["This one opens tomorrow."] },
    });
  });

  it("sends what is asked, without what another answer took away", async () => {
    const { world, taskA, save, version } = await begin();
    await save("2026-11-24T09:00:00Z", { "anything.1": "yes", "what.1": "Taken back" });
    await save("2026-11-24T09:01:00Z", { "anything.1": "no" });
    await save("2026-11-25T09:00:00Z", { "anything.2": "yes", "what.2": "Sent" });
    const sent = await sendResponse(
      world.partnerA,
      taskA,
      { submissionId: newId(), draftVersion: version(), outcome: "complete", check: null },
      at("2026-11-25T10:00:00Z"),
    );
    expect(sent.outcome).toBe("complete");
    const { fields } = await openResponse(world.treating, taskA);
    const answerTo = (name: string) => fields.find(({ field }) => field.name === name)?.answer;
    expect(answerTo("what.1")).toBeNull();
    expect(answerTo("what.2")).toBe("Sent");
    expect(answerTo("day.2")).toBe("2026-11-25 morning");
  });
});

describe("a time that was filled in", () => {
  it("is refused where it is longer than the task has been there", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world, { exerciseSlug: "urge-wave" });
    const wait = (version: number, seconds: number, time: string) =>
      saveDraft(world.partnerA, taskA, { version, answers: { wait: seconds } }, at(time));
    await expect(wait(0, 900, "2026-11-24T09:05:00Z")).rejects.toMatchObject({
      code: "invalid_input",
      fields: { wait: ["That is more time than this task has been here. Please check it."] },
    });
    expect(await wait(0, 300, "2026-11-24T09:05:00Z")).toEqual({ version: 1 });
    // One minute later there are not ten more.
    await expect(wait(1, 900, "2026-11-24T09:06:00Z")).rejects.toMatchObject({ code: "invalid_input" });
    expect(await wait(1, 900, "2026-11-24T09:15:00Z")).toEqual({ version: 2 });
    expect(await wait(2, 100, "2026-11-24T09:20:00Z")).toEqual({ version: 3 });
    await expect(wait(3, 900, "2026-11-24T09:22:00Z")).rejects.toMatchObject({
      fields: { wait: ["That is more time than has passed since you last wrote here. Please check it."] },
    });
    await expect(wait(3, 4000, "2026-11-24T15:00:00Z")).rejects.toMatchObject({
      fields: { wait: ["That is more time than this one takes. Please check it."] },
    });
  });
});
