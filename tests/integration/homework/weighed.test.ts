import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { assignHomework } from "#lib/homework/assign-homework";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { startPlan } from "#lib/planning/start-plan";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { decide, planOf } from "#tests/integration/planning/plan-world";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeMember, makeWorld, type World } from "#tests/support/people";
import { countRows, giveHomework, holdJointWork, homework, now, planSession, withoutAudit } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const ALONE = "name-it-first";
const TALK = "daily-stress-share";
const LINE = "Both know how to stop, and we have gone through it.";

const give = (world: World, exerciseSlug: string, reason?: string) =>
  assignHomework(world.treating, homework(world, { exerciseSlug, reason }), now);
const linesOf = async ({ treating, coupleId }: World) =>
  (await openCouplePage(treating, coupleId)).homework.map(({ slug, weighed }) => ({
    slug,
    gates: weighed?.gates,
    reason: weighed?.reason,
    byMe: weighed?.byMe,
  }));

describe("homework under a gate that warns", () => {
  it("is refused beside the line until it says why, and writes nothing", async () => {
    const world = await makeWorld(db.owner);
    await holdJointWork(db.owner, world, "G16");
    for (const reason of [undefined, ""])
      await expect(give(world, TALK, reason)).rejects.toMatchObject({
        code: "invalid_input",
        fields: { reason: [expect.stringContaining("G16")] },
      });
    expect(await countRows(db.owner, world.practiceId, "assignment")).toBe(0);
    await give(world, TALK, LINE);
    expect(await linesOf(world)).toEqual([{ slug: TALK, gates: ["G16"], reason: LINE, byMe: true }]);
  });

  it("keeps the gates, the version, who and when, and the line sealed", async () => {
    const world = await makeWorld(db.owner);
    for (const gate of ["G16", "G10"]) await holdJointWork(db.owner, world, gate);
    await give(world, TALK, LINE);
    const rows = await asPractice(
      db.owner,
      world.practiceId,
      (
        tx,
      ) => tx`select gate, exercise_slug, exercise_version, weighed_by, weighed_at, reason_sealed from weighed_gate
        order by gate`,
    );
    const row = {
      exercise_slug: TALK,
      exercise_version: 1,
      weighed_by: world.treating.userId,
      weighed_at: now.clock(),
    };
    expect(rows.map(({ reason_sealed: _, ...one }) => one)).toEqual([
      { gate: "G10", ...row },
      { gate: "G16", ...row },
    ]);
    for (const { reason_sealed } of rows) expect(String(reason_sealed)).not.toContain("Both know");
  });

  it("needs a line for work done alone while somebody was never seen alone", async () => {
    const world = await makeWorld(db.owner);
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`delete from screening where partner_id = ${world.partnerA.userId}`,
    );
    await expect(give(world, ALONE)).rejects.toMatchObject({ code: "invalid_input" });
    await give(world, ALONE, LINE);
    expect(await linesOf(world)).toEqual([{ slug: ALONE, gates: ["G01"], reason: LINE, byMe: true }]);
  });

  it("needs none where nothing warns, and keeps none that was sent along", async () => {
    const world = await makeWorld(db.owner);
    await holdJointWork(db.owner, world, "G16");
    await give(world, ALONE, LINE);
    expect(await linesOf(world)).toEqual([
      { slug: ALONE, gates: undefined, reason: undefined, byMe: undefined },
    ]);
  });

  it("is not opened by a line where a gate blocks", async () => {
    const world = await makeWorld(db.owner);
    await holdJointWork(db.owner, world, "G02");
    await expect(give(world, TALK, LINE)).rejects.toMatchObject({ code: "held" });
  });

  it("rolls back with its audit row, and is nobody's to read but the treating clinician's", async () => {
    const world = await makeWorld(db.owner);
    await holdJointWork(db.owner, world, "G16");
    await withoutAudit(db.owner, "app_clinician", () => expect(give(world, TALK, LINE)).rejects.toThrow());
    expect(await countRows(db.owner, world.practiceId, "weighed_gate")).toBe(0);
    await give(world, TALK, LINE);
    const colleague = await makeMember(db.owner, world.practiceId, "clinician");
    const read = (actor: typeof colleague) =>
      withActor(actor, (tx) => tx.execute("select gate from weighed_gate"));
    expect([...(await read(colleague))]).toEqual([]);
    expect([...(await read(world.treating))]).toEqual([{ gate: "G16" }]);
    await expect(read(world.partnerA as never)).rejects.toThrow();
  });
});

describe("homework that is carried on", () => {
  async function carry(world: World, assignmentId: string) {
    const sessionId = await planSession(db.owner, world, "2026-12-01T15:00:00Z");
    const { treating, coupleId } = world;
    await startPlan(treating, { coupleId, sessionId, frame: "suggested" });
    await decide(world, sessionId, { [assignmentId]: "keep" });
    const { version } = await planOf(world, sessionId);
    return finalisePlan(treating, { coupleId, sessionId, version }, now.clock);
  }

  it("takes its line along under the same gate", async () => {
    const world = await makeWorld(db.owner);
    await holdJointWork(db.owner, world, "G16");
    const { assignmentId } = await give(world, TALK, LINE);
    await carry(world, assignmentId);
    expect(await linesOf(world)).toEqual([{ slug: TALK, gates: ["G16"], reason: LINE, byMe: true }]);
  });

  it("does not go on under a gate nobody has weighed it against", async () => {
    const world = await makeWorld(db.owner);
    const { assignmentId } = await giveHomework(world, { exerciseSlug: TALK });
    await holdJointWork(db.owner, world, "G16");
    await expect(carry(world, assignmentId)).rejects.toMatchObject({
      code: "invalid_input",
      fields: expect.objectContaining({}),
    });
    expect(await countRows(db.owner, world.practiceId, "weighed_gate")).toBe(0);
  });
});
