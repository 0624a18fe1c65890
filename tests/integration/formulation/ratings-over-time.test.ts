import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { askForRatings } from "#lib/formulation/ask-for-ratings";
import { markConsentCheck } from "#lib/formulation/mark-consent-check";
import { newestRatingsIn } from "#lib/formulation/newest-ratings";
import { openFormulation, openWholeFormulation } from "#lib/formulation/open-formulation";
import { rateCouple } from "#lib/formulation/rate-couple";
import { ratingDaysIn } from "#lib/formulation/rating-days";
import { saveRatings } from "#lib/formulation/save-ratings";
import type { Ratings } from "#lib/formulation/types";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeMember, makeWorld, type World } from "#tests/support/people";
import { planSession } from "../homework/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

/** A time of October or November, in universal time. */
const on = (day: number, hour = 9) => new Date(Date.UTC(2026, 9, day, hour));
const rate = (at: Date, A: Ratings, B: Ratings = {}) =>
  rateCouple(world.treating, { coupleId: world.coupleId, A, B }, () => at);
async function sendOwn(at: Date, ratings: Ratings) {
  await askForRatings(world.treating, { coupleId: world.coupleId }, () => at);
  await saveRatings(world.partnerA, { page: "communication", ratings, isLast: true }, () => at);
}
const days = () => openWholeFormulation(world.treating, world.coupleId).then((one) => one.days);

describe("the ratings in force", () => {
  it("stay in force however often the other rater changes theirs, and so does the check they open", async () => {
    await sendOwn(on(1), { K3: 9 });
    for (let turn = 0; turn < 33; turn++)
      await rate(new Date(on(2).getTime() + turn * 60_000), { D2: turn % 2 }, { D2: turn % 2 });
    const { A, B } = await withActor(world.treating, (tx) =>
      newestRatingsIn(tx, world.treating, world.coupleId),
    );
    expect(A).toEqual({ self: { K3: 9 }, therapist: { D2: 0 } });
    expect(B).toEqual({ self: {}, therapist: { D2: 0 } });
    const open = async () => (await openFormulation(world.treating, world.coupleId)).checks[0]?.keys;
    expect(await open()).toEqual(["K3"]);
    const seen = { coupleId: world.coupleId, slot: "A", ratedAt: on(2, 10), note: "Seen alone." } as const;
    await markConsentCheck(world.treating, seen);
    expect(await open()).toEqual([]);
  });
});

describe("the days of ratings", () => {
  it("are the newest and always the first, each with who rated and what was in force at its end", async () => {
    await rate(on(1), { D1: 1 });
    await sendOwn(on(2), { K1: 2 });
    for (let day = 3; day <= 12; day++) await rate(on(day), { D1: day - 2 }, { R1: day - 2 });
    const found = await days();
    expect(found.map(({ day }) => day)).toEqual(
      [12, 11, 10, 9, 8, 7, 6, 5]
        .map((day) => `2026-10-${String(day).padStart(2, "0")}`)
        .concat("2026-10-01"),
    );
    expect(found[0]).toEqual({
      day: "2026-10-12",
      byTherapist: true,
      byPartners: [],
      ratings: {
        A: { self: { K1: 2 }, therapist: { D1: 10 } },
        B: { self: {}, therapist: { R1: 10 } },
      },
    });
    expect(found.at(-1)?.ratings).toEqual({
      A: { self: {}, therapist: { D1: 1 } },
      B: { self: {}, therapist: {} },
    });
  });

  it("are those of the practice, with every rating of a day in one, and the last of it in force", async () => {
    await rate(on(5, 8), { D1: 1 });
    await rate(on(5, 21), { D1: 2 });
    await sendOwn(on(5, 23), { K1: 7 });
    const found = await days();
    expect(found.map(({ day, byTherapist, byPartners }) => [day, byTherapist, byPartners])).toEqual([
      ["2026-10-06", false, ["A"]],
      ["2026-10-05", true, []],
    ]);
    expect(found[1]?.ratings.A).toEqual({ self: {}, therapist: { D1: 2 } });
  });

  it("are none before the first, and none for a stranger", async () => {
    expect(await days()).toEqual([]);
    await rate(on(1), { D1: 1 });
    const stranger = await makeMember(db.owner, world.practiceId, "clinician");
    expect(await withActor(stranger, (tx) => ratingDaysIn(tx, stranger, world.coupleId, 8))).toEqual([]);
  });
});

describe("the sessions since the therapist rated", () => {
  it("are those that began after it and were held; not told before the first rating", async () => {
    const held = async (day: number) => {
      const id = await planSession(db.owner, world, on(day, 12).toISOString());
      await asPractice(
        db.owner,
        world.practiceId,
        (tx) =>
          tx`update session set state = 'closed', started_at = starts_at, ended_at = starts_at where id = ${id}`,
      );
    };
    const since = () => openWholeFormulation(world.treating, world.coupleId).then((one) => one.sessionsSince);
    await held(2);
    await sendOwn(on(2, 14), { K1: 1 });
    expect(await since()).toBe(null);
    await rate(on(3), { D1: 3 });
    expect(await since()).toBe(0);
    for (const day of [5, 6, 7]) await held(day);
    await planSession(db.owner, world, on(8).toISOString());
    expect(await since()).toBe(3);
    await rate(on(9), { D1: 3 });
    expect(await since()).toBe(0);
  });
});
