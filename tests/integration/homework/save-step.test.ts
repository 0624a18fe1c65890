import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTask } from "#lib/homework/open-task";
import { saveStep } from "#lib/homework/save-step";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { auditOf, makeWorld } from "#tests/support/people";
import { asPartner, at, giveHomework, refusalOf, withoutAudit } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const page = (taskId: string, step: number, version: number, answer?: string | string[]) => ({
  taskId,
  step,
  version,
  ...(answer === undefined ? {} : { answer }),
  intent: "continue" as const,
});

describe("saveStep", () => {
  it("reads each page by its kind of question, and clears what is skipped", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    expect(await saveStep(world.partnerA, page(taskA, 1, 0, "One"))).toEqual({
      version: 1,
      onward: { to: "question", place: 2 },
    });
    await saveStep(world.partnerA, page(taskA, 3, 1, "0"));
    await saveStep(world.partnerA, page(taskA, 8, 2, "not-sure"));
    await saveStep(world.partnerA, { ...page(taskA, 1, 3, "Typed, then skipped"), intent: "skip" });
    await saveStep(world.partnerA, { ...page(taskA, 2, 4, "Two"), intent: "stop" });
    expect((await openTask(world.partnerA, taskA)).answers).toEqual({
      belief_a_true: 0,
      discomfort: "not_sure",
      belief_b: "Two",
    });
  });

  it("takes the minutes of a timer filled in by hand", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
    const answered = { ...page(taskA, 3, 0, ""), minutes: 7.5 };
    await saveStep(world.partnerA, answered, at("2026-11-24T09:20:00Z"));
    expect((await openTask(world.partnerA, taskA)).answers).toEqual({
      "timer.1": 450,
      "day.1": "2026-11-24 morning",
    });
  });

  it("says beside the field what does not fit, and refuses stale, foreign and lost pages", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    await expect(saveStep(world.partnerA, page(taskA, 3, 0, "11"))).rejects.toMatchObject({
      code: "invalid_input",
      fields: { answer: ["Please choose a number from 0 to 10, or not sure."] },
    });
    await expect(saveStep(world.partnerA, page(taskA, 10, 0, "x"))).rejects.toMatchObject({
      code: "invalid_input",
    });
    await expect(saveStep(world.partnerA, page(taskA, 1, 5, "x"))).rejects.toMatchObject({
      code: "stale_version",
    });
    const never = await refusalOf(saveStep(world.partnerB, page(newId(), 1, 0, "x")));
    expect(await refusalOf(saveStep(world.partnerB, page(taskA, 1, 0, "x")))).toEqual(never);
    await expect(saveStep(asPartner(world), page(taskA, 1, 0, "x"))).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await openTask(world.partnerA, taskA)).version).toBe(0);
  });

  it("is one audited write, and none without its audit row", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world);
    await withoutAudit(db.owner, "app_partner", () =>
      expect(saveStep(world.partnerA, page(taskA, 1, 0, "One"))).rejects.toThrow(),
    );
    await saveStep(world.partnerA, page(taskA, 1, 0, "One"));
    expect((await auditOf(db.owner, world.practiceId)).filter((row) => row.entity === "draft")).toHaveLength(
      1,
    );
  });
});
