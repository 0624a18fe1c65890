import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "#lib/kernel/ids";
import { scheduleSession } from "#lib/planning/schedule-session";
import { openPrepBrief } from "#lib/progress/prep-brief";
import { loadProgress } from "#lib/progress/queries";
import { clock, giveHomework, tuesday } from "#tests/integration/planning/plan-world";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

/** The check after an exercise by partner A, at noon of a day. */
async function check(slug: string, upset: number | null, day: string) {
  const { practiceId, coupleId, partnerA } = world;
  const assignmentId = await giveHomework(db.owner, world, { sent: [] });
  await asPractice(db.owner, practiceId, async (tx) => {
    const [task] = await tx<{ id: string }[]>`
      update task set state = 'submitted', submitted_at = ${`${day}T12:00:00Z`}
      where assignment_id = ${assignmentId} and slot = 'A' returning id`;
    await tx`insert into response (practice_id, id, task_id, couple_id, partner_id, exercise_slug, exercise_version,
        body_hash, outcome, useful, upset, again, submitted_at)
      values (${practiceId}, ${newId()}, ${task?.id ?? ""}, ${coupleId}, ${partnerA.userId}, ${slug}, 1,
        ${Buffer.from("x")}, 'complete', 5, ${upset}, 5, ${`${day}T12:00:00Z`})`;
  });
}

const noon = (day: string) => () => new Date(`${day}T12:00:00Z`);
const upset = async (day = "2026-11-03") =>
  (await loadProgress(world.treating, world.coupleId, noon(day))).upset;

describe("exercises that upset a partner", () => {
  it("are counted once each, from 7 on, for the one they upset, over four weeks", async () => {
    expect(await upset()).toEqual({ A: 0, B: 0 });
    await check("urge-wave", 7, "2026-10-20");
    await check("urge-wave", 9, "2026-10-22");
    await check("plain-ask", 6, "2026-10-22");
    await check("pause-pact", null, "2026-10-22");
    expect(await upset()).toEqual({ A: 1, B: 0 });
    await check("plain-ask", 7, "2026-10-25");
    expect(await upset()).toEqual({ A: 2, B: 0 });
    expect(await upset("2026-11-19")).toEqual({ A: 1, B: 0 });
    expect(await upset("2026-11-22")).toEqual({ A: 0, B: 0 });
  });

  it("are an alert in the brief from the second on, for that partner alone", async () => {
    const { treating, coupleId } = world;
    const { sessionId } = await scheduleSession(treating, { coupleId, ...tuesday }, clock);
    const alerts = async () => {
      const { moved } = await openPrepBrief(treating, coupleId, sessionId, noon("2026-11-03"));
      return [moved.A.alerts, moved.B.alerts];
    };
    await check("urge-wave", 8, "2026-10-20");
    expect(await alerts()).toEqual([[], []]);
    await check("plain-ask", 7, "2026-10-25");
    expect(await alerts()).toEqual([["upset_twice"], []]);
  });
});
