import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { answerYes } from "#lib/couples/answer-yes";
import { assignHomework } from "#lib/homework/assign-homework";
import { listToday } from "#lib/homework/list-today";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { loadPlanPage } from "#lib/planning/queries";
import { useFreshDatabase } from "#tests/support/database";
import { bothSayYes } from "#tests/support/fresh-yes";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { homework } from "../homework/given";
import { clock, decide, makePlanned, NOW, rowsOf } from "./plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

/** Touch for both, each time on a yes of its own. */
async function giveTouch() {
  await bothSayYes(world, "T", clock);
  const change = { exerciseSlug: "touch-no-agenda", dueOn: "2026-11-10" };
  return (await assignHomework(world.treating, homework(world, change), { clock })).assignmentId;
}

const finalise = (sessionId: string, version: number) =>
  finalisePlan(world.treating, { coupleId: world.coupleId, sessionId, version }, clock);
const questions = () =>
  asPractice(
    db.owner,
    world.practiceId,
    (tx) =>
      tx<{ yes: string | null }[]>`select yes_request_id as yes from assignment order by assigned_at, id`,
  );

describe("touch that is carried on", () => {
  it("needs a yes for each piece: the second on one yes is refused by a sentence", async () => {
    const [one, two] = [await giveTouch(), await giveTouch()];
    await bothSayYes(world, "T", clock);
    const { sessionId } = await makePlanned(world);
    await decide(world, sessionId, { [one]: "keep", [two]: "shrink" });
    const second = (await rowsOf(db.owner, world)).items.find((row) => row.assignment_id === two);
    await expect(finalise(sessionId, 2)).rejects.toMatchObject({
      code: "invalid_input",
      fields: {
        [second?.id ?? ""]: [expect.stringMatching(/One yes of both is good for one piece of work/)],
      },
    });
    await decide(world, sessionId, { [one]: "keep", [two]: "drop" });
    await finalise(sessionId, 3);
    const yes = (await questions()).map((row) => row.yes);
    expect(yes).toHaveLength(3);
    expect(new Set(yes).size).toBe(3);
    expect(yes).not.toContain(null);
  });

  it("comes back for both when it was held, and was carried on with a new yes", async () => {
    const given = await giveTouch();
    const later = new Date(NOW.getTime() + 60_000);
    await answerYes(world.partnerB, { exerciseClass: "T", answer: "not_now" }, () => later);
    expect((await listToday(world.partnerA, { clock })).tasks).toEqual([]);
    const { sessionId } = await makePlanned(world);
    const { openHomework } = await loadPlanPage(world.treating, world.coupleId, sessionId, clock);
    expect(openHomework).toMatchObject([{ assignmentId: given, isHeld: true }]);
    await decide(world, sessionId, { [given]: "keep" });
    await expect(finalise(sessionId, 2)).rejects.toMatchObject({ code: "invalid_input" });
    await bothSayYes(world, "T", () => later);
    const of = { coupleId: world.coupleId, sessionId, version: 2 };
    await finalisePlan(world.treating, of, () => later);
    for (const partner of [world.partnerA, world.partnerB])
      expect((await listToday(partner, { clock })).tasks).toHaveLength(1);
  });
});
