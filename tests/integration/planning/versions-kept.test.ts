import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signAndClose, signNote } from "#lib/notes/sign-note";
import { endRun } from "#lib/planning/end-run";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { listPlanVersions } from "#lib/planning/plan-versions";
import { recordRun } from "#lib/planning/record-run";
import { savePlan } from "#lib/planning/save-plan";
import { startRun } from "#lib/planning/start-run";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld } from "#tests/support/people";
import { contentOf } from "../notes/given-note";
import { block, clock, exercise, makePlanned } from "./plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const at = (time: string) => () => new Date(`2026-11-03T${time}:00Z`);

describe("the versions of a plan that was run", () => {
  it("are kept as it stood when the session began, and as it had become when the note was signed", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    const { sessionId, planId } = await makePlanned(world, "blank");
    const of = { coupleId, sessionId };
    const items = [block(10), exercise("urge-wave", 25)];
    await savePlan(treating, planId, { version: 1, items }, clock);
    await finalisePlan(treating, { ...of, version: 2 }, clock);
    await startRun(treating, of, at("14:00"));
    const [first] = items;
    await recordRun(
      treating,
      { ...of, itemId: first?.id ?? "", state: "done", actualMinutes: 8 },
      at("14:08"),
    );
    await endRun(treating, of, at("14:50"));
    const kept = async () => (await listPlanVersions(treating, coupleId, sessionId)).versions;
    expect((await kept()).map(({ why }) => why)).toEqual(["start", "final", "open"]);
    const sub = { ...of, record: "a", version: 0, content: contentOf({ a: "Calm." }) } as const;
    await signNote(treating, sub, at("15:00"));
    expect(await kept()).toHaveLength(3);
    const joint = { ...of, record: "joint", version: 0, content: contentOf({ pattern: "Slower." }) } as const;
    await signAndClose(treating, joint, at("15:00"));
    const versions = await kept();
    expect(versions.map(({ why }) => why)).toEqual(["sign", "start", "final", "open"]);
    const states = versions.slice(0, 2).map((one) => one.items.map(({ state }) => state));
    expect(states).toEqual([
      ["done", "planned"],
      ["planned", "planned"],
    ]);
  });

  it("are none where a session was held without a plan", async () => {
    const world = await makeWorld(db.owner);
    const { coupleId, treating } = world;
    const { sessionId } = await makePlanned(world);
    await db.owner`delete from plan_version_item where couple_id = ${coupleId}`;
    await db.owner`delete from plan_version where couple_id = ${coupleId}`;
    await db.owner`delete from plan_item where couple_id = ${coupleId}`;
    await db.owner`delete from plan where couple_id = ${coupleId}`;
    const content = contentOf({ pattern: "Without a plan." });
    await signAndClose(treating, { coupleId, sessionId, record: "joint", version: 0, content }, at("15:00"));
    const rows = await db.owner`select 1 from plan_version where couple_id = ${coupleId}`;
    expect(rows).toHaveLength(0);
  });
});
