import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { savePlan } from "#lib/planning/save-plan";
import type { Disposition } from "#lib/planning/types";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import {
  clock,
  decide,
  exercise,
  giveHomework,
  holdJointWork,
  makePlanned,
  NOW,
  rowsOf,
  tellTension,
  withoutAudit,
} from "./plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

/** Moves the check-ins of this week into the one before. */
const tellOlderTension = (owner: typeof db.owner, world: World) =>
  asPractice(owner, world.practiceId, (tx) => tx`update check_in set week = week - 7`);

const unjoin = (owner: typeof db.owner, world: World) =>
  asPractice(owner, world.practiceId, (tx) => tx`update partner set joined_at = null where slot = 'B'`);

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
    for (const id of Object.values(ids))
      expect(kept.get(id)).toMatchObject({ times_carried: 0, closed_at: NOW });
    expect(kept.get(own)).toMatchObject({ times_carried: 0, closed_at: null });
    const given: string[] = [...Object.values(ids), own];
    expect(
      rows.assignments.filter((row) => !given.includes(row.id)).map(({ id: _id, ...row }) => row),
    ).toEqual(
      expect.arrayContaining([
        { slug: "urge-wave", smaller: false, times_carried: 1, closed_at: null, due_on: "2026-12-24" },
        { slug: "plain-ask", smaller: true, times_carried: 1, closed_at: null, due_on: "2026-11-10" },
      ]),
    );
    expect(rows.assignments).toHaveLength(7);
    expect(rows.plans[0]).toMatchObject({ state: "final", version: 3 });
  });

  it("gives carried homework again with open tasks for whoever had it, and leaves what was sent where it is", async () => {
    const world = await makeWorld(db.owner);
    const homework = await giveHomework(db.owner, world, { sent: ["A", "B"] });
    const before = (await rowsOf(db.owner, world)).tasks;
    const { sessionId } = await makePlanned(world);
    await decide(world, sessionId, { [homework]: "keep" });
    await finalisePlan(world.treating, { coupleId: world.coupleId, sessionId, version: 2 }, clock);
    const { tasks, assignments } = await rowsOf(db.owner, world);
    expect(tasks.filter((row) => row.assignment_id === homework)).toEqual(before);
    const fresh = tasks.filter((row) => row.assignment_id !== homework);
    expect(fresh.map(({ slot, state, held_by, continues }) => [slot, state, held_by, continues])).toEqual(
      before.map(({ id, slot }) => [slot, "open", "G02 G05 G12", id]),
    );
    expect(assignments.find((row) => row.id === fresh[0]?.assignment_id)?.times_carried).toBe(1);
    const purposes = (await auditOf(db.owner, world.practiceId)).map((row) => row.purpose);
    expect(purposes.filter((purpose) => purpose === "carry homework on")).toHaveLength(1);
  });

  it("does not carry homework as it is for a third time, and says what is left", async () => {
    const world = await makeWorld(db.owner);
    const homework = await giveHomework(db.owner, world, { carried: 2 });
    const { sessionId } = await makePlanned(world);
    await decide(world, sessionId, { [homework]: "keep" });
    const before = await rowsOf(db.owner, world);
    const item = before.items.find((row) => row.assignment_id === homework)?.id ?? "";
    const of = { coupleId: world.coupleId, sessionId };
    await expect(finalisePlan(world.treating, { ...of, version: 2 }, clock)).rejects.toMatchObject({
      code: "invalid_input",
      fields: { [item]: [expect.stringMatching(/carried over 2 times\. Make it smaller/)] },
    });
    expect(await rowsOf(db.owner, world)).toEqual(before);
    await decide(world, sessionId, { [homework]: "shrink" });
    await finalisePlan(world.treating, { ...of, version: 3 }, clock);
    expect((await rowsOf(db.owner, world)).assignments.at(-1)).toMatchObject({
      smaller: true,
      times_carried: 3,
    });
  });

  it("does not make smaller what is in its smaller form already, and says what is left", async () => {
    const world = await makeWorld(db.owner);
    const homework = await giveHomework(db.owner, world, { carried: 2 });
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update assignment set smaller = true where id = ${homework}`,
    );
    const { sessionId } = await makePlanned(world);
    const of = { coupleId: world.coupleId, sessionId };
    const refused = async (version: number, sentence: RegExp) => {
      const item = (await rowsOf(db.owner, world)).items.find((row) => row.assignment_id === homework)?.id;
      await expect(finalisePlan(world.treating, { ...of, version }, clock)).rejects.toMatchObject({
        code: "invalid_input",
        fields: { [item ?? ""]: [expect.stringMatching(sentence)] },
      });
    };
    await refused(1, /choose to replace it or let it rest\.$/);
    await decide(world, sessionId, { [homework]: "shrink" });
    await refused(2, /in its smaller form already\. Replace it or let it rest\.$/);
    await decide(world, sessionId, { [homework]: "replace" });
    await finalisePlan(world.treating, { ...of, version: 3 }, clock);
  });

  it("does not carry on what may not go home now, and names it", async () => {
    const world = await makeWorld(db.owner);
    const homework = await giveHomework(db.owner, world, { slug: "daily-stress-share" });
    const { sessionId } = await makePlanned(world);
    await decide(world, sessionId, { [homework]: "keep" });
    await holdJointWork(db.owner, world);
    const of = { coupleId: world.coupleId, sessionId };
    await expect(finalisePlan(world.treating, { ...of, version: 2 }, clock)).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringMatching(/homework/),
    });
    await decide(world, sessionId, { [homework]: "drop" });
    await finalisePlan(world.treating, { ...of, version: 3 }, clock);
  });

  it("keeps everything as it was when the audit row cannot be written", async () => {
    const world = await makeWorld(db.owner);
    const homework = await giveHomework(db.owner, world);
    const { sessionId } = await makePlanned(world);
    await decide(world, sessionId, { [homework]: "keep" });
    const before = await rowsOf(db.owner, world);
    await withoutAudit(db.owner, async () => {
      await expect(
        finalisePlan(world.treating, { coupleId: world.coupleId, sessionId, version: 2 }, clock),
      ).rejects.toThrow();
    });
    expect(await rowsOf(db.owner, world)).toEqual(before);
  });

  it("refuses an exercise above this week's tension", async () => {
    const world = await makeWorld(db.owner);
    const { sessionId, planId } = await makePlanned(world, "blank");
    await savePlan(world.treating, planId, { version: 1, items: [exercise("softer-reach")] }, clock);
    await tellTension(db.owner, world, 7);
    const of = { coupleId: world.coupleId, sessionId };
    await expect(finalisePlan(world.treating, { ...of, version: 2 }, clock)).rejects.toMatchObject({
      code: "held",
      message: expect.stringMatching(/tension/),
    });
    await expect(
      savePlan(world.treating, planId, { version: 2, items: [exercise("softer-reach")] }, clock),
    ).rejects.toMatchObject({ code: "held" });
    await tellOlderTension(db.owner, world);
    await finalisePlan(world.treating, { ...of, version: 2 }, clock);
  });

  it("refuses joint work while a partner has not joined and agreed", async () => {
    const world = await makeWorld(db.owner);
    const { sessionId, planId } = await makePlanned(world, "blank");
    await savePlan(world.treating, planId, { version: 1, items: [exercise("softer-reach")] }, clock);
    await unjoin(db.owner, world);
    await expect(
      finalisePlan(world.treating, { coupleId: world.coupleId, sessionId, version: 2 }, clock),
    ).rejects.toMatchObject({ code: "held", message: expect.stringMatching(/join and agree/) });
  });

  it("is done once; afterwards the plan cannot be changed", async () => {
    const world = await makeWorld(db.owner);
    const homework = await giveHomework(db.owner, world);
    const { sessionId, planId } = await makePlanned(world);
    await decide(world, sessionId, { [homework]: "keep" });
    const input = { coupleId: world.coupleId, sessionId, version: 2 };
    const asked = await Promise.allSettled([1, 2].map(() => finalisePlan(world.treating, input, clock)));
    expect(asked.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect((await rowsOf(db.owner, world)).assignments.map((row) => row.times_carried)).toEqual([0, 1]);
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
