import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { savePlan } from "#lib/planning/save-plan";
import type { Disposition } from "#lib/planning/types";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld } from "#tests/support/people";
import { clock, decide, exercise, giveHomework, holdJointWork, makePlanned, NOW, rowsOf } from "./plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

describe("finalisePlan", () => {
  it("refuses with a sentence per item while homework waits for a decision, and writes nothing", async () => {
    const world = await makeWorld(db.owner);
    const [one, two] = [
      await giveHomework(db.owner, world),
      await giveHomework(db.owner, world, { slug: "plain-ask" }),
    ];
    const { sessionId } = await makePlanned(world);
    const late = await giveHomework(db.owner, world, { slug: "name-it-first" });
    await decide(world, sessionId, { [one]: "keep" });
    const before = await rowsOf(db.owner, world);
    const waiting = before.items.find((row) => row.assignment_id === two)?.id ?? "";
    await expect(
      finalisePlan(world.treating, { coupleId: world.coupleId, sessionId, version: 2 }, clock),
    ).rejects.toMatchObject({
      code: "invalid_input",
      fields: {
        [waiting]: [expect.stringMatching(/\.$/)],
        [late]: [expect.stringMatching(/after this plan/)],
      },
    });
    expect(await rowsOf(db.owner, world)).toEqual(before);
  });

  it("ends what is dropped or replaced and carries what is kept or made smaller", async () => {
    const world = await makeWorld(db.owner);
    const ids = {
      keep: await giveHomework(db.owner, world, { dueOn: "2026-12-24" }),
      shrink: await giveHomework(db.owner, world, { slug: "plain-ask" }),
      replace: await giveHomework(db.owner, world, { slug: "name-it-first" }),
      drop: await giveHomework(db.owner, world, { slug: "kind-outsider" }),
    };
    const { sessionId } = await makePlanned(world);
    const own = await giveHomework(db.owner, world, { sessionId });
    await decide(
      world,
      sessionId,
      Object.fromEntries(Object.entries(ids).map(([disposition, id]) => [id, disposition as Disposition])),
    );
    const done = await finalisePlan(
      world.treating,
      { coupleId: world.coupleId, sessionId, version: 2 },
      clock,
    );
    expect(done).toEqual({ version: 3, carried: 2, ended: 2 });
    const rows = await rowsOf(db.owner, world);
    const kept = new Map(rows.assignments.map(({ id, ...row }) => [id, row]));
    expect(kept.get(ids.keep)).toEqual({
      smaller: false,
      times_carried: 1,
      closed_at: null,
      due_on: "2026-12-24",
    });
    expect(kept.get(ids.shrink)).toEqual({
      smaller: true,
      times_carried: 1,
      closed_at: null,
      due_on: "2026-11-10",
    });
    for (const id of [ids.replace, ids.drop])
      expect(kept.get(id)).toEqual({
        smaller: false,
        times_carried: 0,
        closed_at: NOW,
        due_on: "2026-11-03",
      });
    expect(kept.get(own)).toMatchObject({ times_carried: 0, closed_at: null });
    expect(rows.plans[0]).toMatchObject({ state: "final", version: 3 });
  });

  it("is done once; afterwards the plan cannot be changed", async () => {
    const world = await makeWorld(db.owner);
    const homework = await giveHomework(db.owner, world);
    const { sessionId, planId } = await makePlanned(world);
    await decide(world, sessionId, { [homework]: "keep" });
    const input = { coupleId: world.coupleId, sessionId, version: 2 };
    const asked = await Promise.allSettled([1, 2].map(() => finalisePlan(world.treating, input, clock)));
    expect(asked.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect((await rowsOf(db.owner, world)).assignments[0]?.times_carried).toBe(1);
    await expect(savePlan(world.treating, planId, { version: 3, items: [] })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("refuses a stale version and what was put on hold meanwhile", async () => {
    const world = await makeWorld(db.owner);
    const { sessionId, planId } = await makePlanned(world, "blank");
    await savePlan(world.treating, planId, { version: 1, items: [exercise("softer-reach")] });
    const input = { coupleId: world.coupleId, sessionId };
    await expect(finalisePlan(world.treating, { ...input, version: 1 }, clock)).rejects.toMatchObject({
      code: "stale_version",
    });
    await holdJointWork(db.owner, world);
    await expect(finalisePlan(world.treating, { ...input, version: 2 }, clock)).rejects.toMatchObject({
      code: "held",
    });
    expect((await rowsOf(db.owner, world)).plans[0]).toMatchObject({ state: "draft", version: 2 });
  });
});
