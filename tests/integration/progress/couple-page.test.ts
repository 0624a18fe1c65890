import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dayAfter } from "#lib/couples/days";
import { rateCouple } from "#lib/formulation/rate-couple";
import { saveLoopMap } from "#lib/formulation/save-map";
import type { Ratings } from "#lib/formulation/types";
import { newId } from "#lib/kernel/ids";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { clockAt, logEpisode, NOW, TODAY } from "#tests/integration/formulation/given-episodes";
import { mapInput } from "#tests/integration/formulation/given-map";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

const open = () => openCouplePage(world.treating, world.coupleId, clockAt(NOW));

const rated: Ratings = Object.fromEntries(
  ["D", "R", "A", "K"].flatMap((letter) =>
    Array.from({ length: 6 }, (_, place) => [`${letter}${place + 1}`, letter === "R" ? 9 : 4]),
  ),
);

async function checkIns(slot: "A" | "B", tenths: readonly (number | null)[]) {
  const { practiceId, coupleId } = world;
  const { userId } = slot === "A" ? world.partnerA : world.partnerB;
  await asPractice(db.owner, practiceId, async (tx) => {
    for (const [at, score] of tenths.entries())
      await tx`insert into check_in (practice_id, id, couple_id, partner_id, slot, week, score_tenths)
        values (${practiceId}, ${newId()}, ${coupleId}, ${userId}, ${slot}, ${dayAfter("2026-08-03", 7 * at)}, ${score})`;
  });
}

describe("openCouplePage", () => {
  it("says that nothing is known where nothing is, and leaves one line in the trail", async () => {
    const { glance, weeks } = await open();
    const none = { pattern: "not_enough", stuck: 0, of: 0 };
    expect(glance).toMatchObject({ loopName: null, profile: null, patterns: { A: none, B: none } });
    expect(glance.yes.map(({ exerciseClass, isAvailable }) => [exerciseClass, isAvailable])).toEqual([
      ["T", false],
      ["X", false],
    ]);
    expect(weeks).toEqual({ A: [], B: [] });
    const purposes = (await auditOf(db.owner, world.practiceId)).map(({ purpose }) => purpose);
    expect(purposes).toEqual(["open a couple", "overview"]);
  });

  it("gives the newest name of the loop, what leads, the pattern of each and their last weeks", async () => {
    const { treating, coupleId, partnerA } = world;
    await saveLoopMap(treating, mapInput(coupleId));
    await saveLoopMap(treating, mapInput(coupleId, { name: "The tide" }, 1));
    await rateCouple(treating, { coupleId, A: rated, B: rated });
    for (let ago = 8; ago > 2; ago -= 1) {
      const day = dayAfter(TODAY, -ago);
      await logEpisode(partnerA, { relief_now: 8 }, { day, clock: clockAt(`${day}T09:00:00Z`) });
    }
    await checkIns(
      "A",
      Array.from({ length: 10 }, (_, at) => 300 + 10 * at),
    );
    await checkIns("B", [...Array(9).fill(400), null]);
    const { glance, weeks } = await open();
    expect(glance.loopName).toBe("The tide");
    expect(glance.profile?.lead).toEqual({ kind: "lead", mechanism: "regulation" });
    expect(glance.patterns.A).toEqual({ pattern: "moving", stuck: 0, of: 6 });
    // Sixteen scores of the two, the newest, oldest first; a week without a score is none of them.
    expect(weeks.A.length + weeks.B.length).toBe(16);
    expect(weeks.A.at(-1)).toEqual({ week: "2026-10-05", score: 39 });
    expect(weeks.A.map(({ week }) => week)).toEqual(weeks.A.map(({ week }) => week).toSorted());
    expect(weeks.B.every(({ score }) => score === 40)).toBe(true);
  });

  it("calls a loop without a name nameless, and is not there for a colleague", async () => {
    await saveLoopMap(world.treating, mapInput(world.coupleId, { name: "" }));
    expect((await open()).glance.loopName).toBe("");
    const other = await makeWorld(db.owner);
    await expect(openCouplePage(other.treating, world.coupleId)).rejects.toMatchObject({ code: "not_found" });
  });
});
