import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { askForRatings } from "#lib/formulation/ask-for-ratings";
import { markConsentCheck } from "#lib/formulation/mark-consent-check";
import { openFormulation } from "#lib/formulation/open-formulation";
import { rateCouple } from "#lib/formulation/rate-couple";
import { saveRatings } from "#lib/formulation/save-ratings";
import type { Ratings } from "#lib/formulation/types";
import { assignHomework } from "#lib/homework/assign-homework";
import { listToday } from "#lib/homework/list-today";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { checkPlanned } from "#lib/planning/plan-checks";
import { loadPlanPage } from "#lib/planning/queries";
import { savePlan } from "#lib/planning/save-plan";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { exercise, makePlanned, planOf } from "#tests/integration/planning/plan-world";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld, type World } from "#tests/support/people";
import { homework } from "../homework/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

const MAP = "two-truths-map";
/** Rated throughout, so that it is weighed for this partner. */
const ALL: Ratings = Object.fromEntries(
  ["D", "K"].flatMap((family) => [1, 2, 3, 4, 5, 6].map((number) => [`${family}${number}`, 6])),
);
const LINE = "Each was seen alone about it on Monday.";
const day = (number: number) => () => new Date(Date.UTC(2026, 10, number, 9));
const rate = (on: number, A: Ratings, B: Ratings = {}) =>
  rateCouple(world.treating, { coupleId: world.coupleId, A, B }, day(on));
const markA = (on: number) =>
  markConsentCheck(
    world.treating,
    { coupleId: world.coupleId, slot: "A", ratedAt: day(on)(), note: "Feels free to say no." },
    day(on),
  );
const give = (on: number, reason?: string) =>
  assignHomework(world.treating, homework(world, { exerciseSlug: MAP, reason }), { clock: day(on) });
const limits = () =>
  withActor(world.treating, async (tx) =>
    findLimitsIn(tx, world.treating, await getCoupleIn(tx, world.treating, world.coupleId), day(20)()),
  );
const wordOnMap = async () => {
  const { suggestions } = await openFormulation(world.treating, world.coupleId, day(20));
  return suggestions.suggested.find(({ slug }) => slug === MAP)?.care ?? null;
};

describe("an exercise that watches a rating", () => {
  it("is given with a line alone while D1 or K3 of either is high, and freely once they were seen alone", async () => {
    await rate(2, { D1: 7 }, { D1: 1 });
    await expect(give(3)).rejects.toMatchObject({
      code: "invalid_input",
      fields: { reason: [expect.stringContaining("consent check")] },
    });
    await give(3, LINE);
    const [given] = (await openCouplePage(world.treating, world.coupleId)).homework;
    expect(given?.weighed).toMatchObject({ gates: ["consent_check"], reason: LINE, byMe: true });
    await markA(4);
    await give(5);
  });

  it("is told of by what the partner rated themselves, and no longer once they rate lower", async () => {
    await askForRatings(world.treating, { coupleId: world.coupleId }, day(2));
    const page = { page: "communication", isLast: true } as const;
    await saveRatings(world.partnerB, { ...page, ratings: { K3: 8 } }, day(3));
    await expect(give(4)).rejects.toMatchObject({ code: "invalid_input" });
    await askForRatings(world.treating, { coupleId: world.coupleId }, day(5));
    await saveRatings(world.partnerB, { ...page, ratings: { K3: 6 } }, day(6));
    await give(7);
  });

  it("says so among the suggestions", async () => {
    await rate(2, { ...ALL, D1: 6 });
    expect(await wordOnMap()).toBeNull();
    await rate(3, { ...ALL, D1: 7 });
    expect(await wordOnMap()).toMatch(/^With care: see each alone about consent/);
  });

  it("keeps a plan from being made final until it is said why", async () => {
    const { sessionId, planId } = await makePlanned(world);
    await rate(2, {}, { K3: 9 });
    await savePlan(world.treating, planId, { version: 1, items: [exercise(MAP)] });
    const ids = { coupleId: world.coupleId, sessionId };
    const { library } = await loadPlanPage(world.treating, world.coupleId, sessionId);
    expect(library.find(({ slug }) => slug === MAP)).toMatchObject({
      locked: null,
      care: expect.stringMatching(/see each alone about consent/),
      careGates: ["consent_check"],
    });
    const { version } = await planOf(world, sessionId);
    await expect(finalisePlan(world.treating, { ...ids, version })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await checkPlanned(world.treating, { ...ids, slug: MAP, version: 1, reason: "seen_alone", line: LINE });
    await finalisePlan(world.treating, { ...ids, version });
  });

  it("keeps a number that a later rating leaves out, of each rater the newest, and not whose it is", async () => {
    for (const on of [2, 3]) await rate(on, { D1: on }, { K3: on, R2: 9 });
    await rate(4, { D2: 1 }, { D2: 1 });
    await askForRatings(world.treating, { coupleId: world.coupleId }, day(4));
    for (const partner of [world.partnerA, world.partnerB])
      await saveRatings(partner, { page: "communication", isLast: true, ratings: { K3: 5 } }, day(5));
    const { ratings } = await limits();
    expect(ratings.map(({ key, number }) => `${key} ${number}`).toSorted()).toEqual([
      "D1 3",
      "D2 1",
      "D2 1",
      "K3 3",
      "K3 5",
      "K3 5",
      "R2 9",
    ]);
    for (const one of ratings) expect(Object.keys(one).toSorted()).toEqual(["isSeenAlone", "key", "number"]);
    await rate(6, { D1: 8 });
    await rate(7, { D2: 1 });
    await expect(give(8)).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("shows the partners nothing of it", async () => {
    const clock = { clock: day(5) };
    await give(3);
    const today = async () =>
      JSON.stringify([await listToday(world.partnerA, clock), await listToday(world.partnerB, clock)]);
    const before = await today();
    await rate(4, { D1: 9 }, { K3: 9 });
    expect(await today()).toBe(before);
  });
});
