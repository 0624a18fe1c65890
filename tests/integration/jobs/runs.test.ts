import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eachPractice } from "#lib/jobs/each-practice";
import { runMilestones } from "#lib/jobs/run-milestones";
import { runReleases } from "#lib/jobs/run-releases";
import { type Id, newId } from "#lib/kernel/ids";
import { freezeMilestones } from "#lib/release/freeze-milestones";
import { releasedRows, seedOutcomes, spread } from "#tests/integration/release/episodes";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeMember, makePractice, makeWorld, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

async function practiceWaiting(couples: number): Promise<Id> {
  const practiceId = await makePractice(db.owner);
  const clinicianIds: Id[] = [];
  for (let i = 0; i < 3; i += 1) {
    clinicianIds.push((await makeMember(db.owner, practiceId, "clinician")).userId);
  }
  await seedOutcomes(db.owner, practiceId, spread(clinicianIds, couples));
  return practiceId;
}

async function closeEpisode(world: World, closedOn: string): Promise<void> {
  await asPractice(db.owner, world.practiceId, async (tx) => {
    await tx`insert into care_episode (practice_id, id, couple_id, clinician_id, started_on, closed_on)
      values (${world.practiceId}, ${newId()}, ${world.coupleId}, ${world.treating.userId}, '2026-08-03', ${closedOn})`;
  });
}

async function frozen(practiceId: Id): Promise<number> {
  return asPractice(db.owner, practiceId, async (tx) => (await tx`select 1 from episode_outcome`).length);
}

describe("the runs over all practices", () => {
  it("freeze in every practice, and only milestones whose day is over in every time zone", async () => {
    const worlds = [await makeWorld(db.owner), await makeWorld(db.owner)];
    for (const world of worlds) await closeEpisode(world, "2026-09-10");
    await runMilestones("2026-09-11");
    for (const world of worlds) expect(await frozen(world.practiceId)).toBe(0);
    await runMilestones("2026-09-12");
    for (const world of worlds) expect(await frozen(world.practiceId)).toBe(1);
  });

  it("release the latest quarter that is due, on the day and not before, and catch up later", async () => {
    const onTheDay = await practiceWaiting(20);
    await runReleases("2026-10-13");
    expect(await releasedRows(db.owner, onTheDay)).toEqual([]);
    await runReleases("2026-10-14");
    const rows = await releasedRows(db.owner, onTheDay);
    expect(rows.map((row) => row.quarter)).toEqual(["2026-Q3", "2026-Q3"]);
    const lateOn = await practiceWaiting(20);
    await runReleases("2026-11-22");
    expect((await releasedRows(db.owner, lateOn)).map((row) => row.quarter)).toEqual(["2026-Q3", "2026-Q3"]);
    expect(await releasedRows(db.owner, onTheDay)).toEqual(rows);
  });

  it("go on after a practice that fails, and say in the end that one did", async () => {
    const before = await makeWorld(db.owner);
    const broken = await makeWorld(db.owner);
    const after = await makeWorld(db.owner);
    for (const world of [before, broken, after]) await closeEpisode(world, "2026-09-10");
    const run = eachPractice("freeze", async (actor) => {
      if (actor.practiceId === broken.practiceId) throw new Error("Canary");
      await freezeMilestones(actor, "2026-10-01");
    });
    await expect(run).rejects.toThrow(/^freeze: failed for 1 of \d+ practices\.$/);
    const worlds = [before, broken, after];
    expect(await Promise.all(worlds.map((world) => frozen(world.practiceId)))).toEqual([1, 0, 1]);
  });

  it("hand each practice its own actor of the job role", async () => {
    const seen: string[] = [];
    await eachPractice("look", async (actor) => {
      seen.push(`${actor.role} ${actor.practiceId}`);
    });
    const all = await db.owner<{ id: Id }[]>`select id from practice order by id`;
    expect(seen).toEqual(all.map(({ id }) => `job ${id}`));
  });
});

describe("release-command", () => {
  const run = promisify(execFile);
  const command = (...given: (string | Record<string, string>)[]) =>
    run(
      process.execPath,
      ["lib/jobs/release-command.ts", ...given.filter((one) => typeof one === "string")],
      {
        env: Object.assign(
          { ...process.env, NODE_OPTIONS: "", EVENKEEL_LOG: "silent" },
          ...given.filter((one) => typeof one !== "string"),
        ),
      },
    ).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );

  it("freezes and releases as of a date and prints the same for a full and an empty practice", async () => {
    const practiceId = await practiceWaiting(22);
    const first = await command("--date", "2026-10-14");
    expect(first).toEqual({
      code: 0,
      stdout: "Milestones as of 2026-10-14: done\nRelease as of 2026-10-14: done\n",
      stderr: "",
    });
    expect(await releasedRows(db.owner, practiceId)).toHaveLength(2);
    expect(await command("--date", "2026-10-14")).toEqual(first);
  });

  it("says in one sentence that the master key is missing, or is none, and runs nothing", async () => {
    for (const key of ["", "secret"]) {
      const { code, stdout, stderr } = await command({ EVENKEEL_MASTER_KEY: key }, "--date", "2026-10-14");
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toMatch(/^EVENKEEL_MASTER_KEY [^\n]+\.\n$/);
    }
  });

  it.each([
    [["--date", "2026-02-30"]],
    [["--date", "soon"]],
    [["--date", "9999-01-01"]],
    [[]],
    [["--when", "x"]],
  ])("answers %j with one sentence and exit code 2", async (args) => {
    const { code, stdout, stderr } = await command(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe("Give the date of the run, not later than today, as in --date 2026-10-14\n");
  });
});
