import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { HOLD_GATES, type HoldGate } from "#lib/couples/gates";
import { holdJointWork as setHold } from "#lib/couples/hold-joint-work";
import { openHoldsIn } from "#lib/couples/holds";
import { liftHold } from "#lib/couples/lift-hold";
import { listToday } from "#lib/homework/list-today";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { saveStep } from "#lib/homework/save-step";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld, type World } from "#tests/support/people";
import { giveHomework, now, refusalOf } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const hold = (world: World, gate: HoldGate) =>
  setHold(world.treating, { coupleId: world.coupleId, gate, note: "A line for the record." });
const lift = async (world: World, gate: HoldGate) => {
  const { treating, coupleId } = world;
  const holds = await withActor(treating, (tx) => openHoldsIn(tx, treating, coupleId));
  const holdId = holds.find((one) => one.gate === gate)?.id ?? "";
  await liftHold(treating, { coupleId, holdId, reason: "Seen alone." });
};
const send = () => ({ submissionId: newId(), draftVersion: 0, outcome: "stopped" as const, check: null });

/** All that partner A can do with a task, ids of the task and of this send taken out. */
async function everyAnswer(world: World, taskId: string) {
  const { partnerA } = world;
  const { paused: _, ...today } = await listToday(partnerA, now);
  const refusals = await Promise.all([
    refusalOf(openTask(partnerA, taskId)),
    refusalOf(saveDraft(partnerA, taskId, { version: 0, answers: {} })),
    refusalOf(saveStep(partnerA, { taskId, step: 1, version: 0, intent: "skip" })),
    refusalOf(sendResponse(partnerA, taskId, send(), now)),
  ]);
  return JSON.stringify({ today, refusals });
}

const seen = async (world: World) =>
  Promise.all(
    [world.partnerA, world.partnerB].map(async (partner) => (await listToday(partner, now)).tasks.length),
  );

describe("a hold that names an exercise", () => {
  it.each([
    ["urge-wave", "G02"],
    ["kind-outsider", "G02"],
    ["kind-outsider", "G04"],
  ] as const)(
    "takes %s from both partners at once under %s, and gives it back",
    async (exerciseSlug, gate) => {
      const world = await makeWorld(db.owner);
      await giveHomework(world, { exerciseSlug });
      expect(await seen(world)).toEqual([1, 1]);
      await hold(world, gate);
      expect(await seen(world)).toEqual([0, 0]);
      await lift(world, gate);
      expect(await seen(world)).toEqual([1, 1]);
    },
  );

  it("leaves the task as one that was never there, sent or not", async () => {
    const held = await makeWorld(db.owner);
    const { taskA, taskB } = await giveHomework(held, { exerciseSlug: "urge-wave" });
    await sendResponse(held.partnerB, taskB, send(), now);
    await hold(held, "G02");
    const never = await makeWorld(db.owner);
    const none = await everyAnswer(never, newId());
    expect(await everyAnswer(held, taskA)).toBe(none);
    expect(none).toContain("not_found");
    expect(await refusalOf(openTask(held.partnerB, taskB))).toMatchObject({ code: "not_found" });
  });

  it("holds by the database alone, and by the statement alone", async () => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world, { exerciseSlug: "urge-wave" });
    await hold(world, "G02");
    const rows = await withActor(world.partnerA, (tx) => tx.execute("select id from task"));
    expect([...rows]).toEqual([]);
    await db.owner`create policy open_wide on task for select to app_partner using (true)`;
    try {
      const all = await withActor(world.partnerA, (tx) => tx.execute("select id from task"));
      expect([...all].length).toBe(2);
      expect((await listToday(world.partnerA, now)).tasks).toEqual([]);
      expect(await refusalOf(openTask(world.partnerA, taskA))).toMatchObject({ code: "not_found" });
    } finally {
      await db.owner`drop policy open_wide on task`;
    }
  });

  it("says to a partner's role neither which gate it is nor that of another couple", async () => {
    const world = await makeWorld(db.owner);
    const other = await makeWorld(db.owner);
    await hold(other, "G02");
    const [row] = await withActor(world.partnerA, (tx) =>
      tx.execute("select app.is_held_by('G02') as held, app.hold_level() as level"),
    );
    expect(row).toEqual({ held: false, level: 0 });
    await expect(
      withActor(other.partnerA, (tx) => tx.execute("select gate from safety_hold")),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("each gate", () => {
  it("takes away what its row of the table stops at home, and leaves the rest", async () => {
    const slugs = ["name-it-first", "daily-stress-share", "touch-no-agenda"] as const;
    const left: Record<string, number> = {};
    for (const gate of HOLD_GATES) {
      const world = await makeWorld(db.owner);
      for (const exerciseSlug of slugs) await giveHomework(world, { exerciseSlug });
      await hold(world, gate);
      const [a, b] = await seen(world);
      expect(a).toBe(b);
      left[gate] = a ?? -1;
    }
    // Work alone, joint talk and touch: what is left of the three.
    expect(left).toEqual({
      ...{ G01: 1, G02: 1, G03: 3, G04: 1, G05: 0, G05p: 3, G06: 3, G07: 3 },
      ...{ G08: 3, G09: 2, G10: 3, G11: 3, G12: 0, G13: 3, G14: 3, G16: 3, G17: 3 },
    });
  });

  it("holds a task that carries no gates of its own, whichever it is but for the marker", async () => {
    const world = await makeWorld(db.owner);
    await giveHomework(world);
    await db.owner`update task set held_by = 'any' where couple_id = ${world.coupleId}`;
    await hold(world, "G17");
    expect(await seen(world)).toEqual([1, 1]);
    await hold(world, "G08");
    expect(await seen(world)).toEqual([0, 0]);
  });
});
