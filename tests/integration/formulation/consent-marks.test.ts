import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { askForYes } from "#lib/couples/ask-for-yes";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { askForRatings } from "#lib/formulation/ask-for-ratings";
import { markConsentCheck } from "#lib/formulation/mark-consent-check";
import { openFormulation } from "#lib/formulation/open-formulation";
import { openOwnRatings } from "#lib/formulation/own-ratings";
import { rateCouple } from "#lib/formulation/rate-couple";
import { saveRatings } from "#lib/formulation/save-ratings";
import { markConsentCheckInput } from "#lib/formulation/schema";
import type { Ratings } from "#lib/formulation/types";
import { assignHomework } from "#lib/homework/assign-homework";
import { listToday } from "#lib/homework/list-today";
import { scheduleSession } from "#lib/planning/schedule-session";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { openToday } from "#lib/progress/open-today";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import { practiceDay } from "#tests/support/practice-day";
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

const day = (number: number) => () => new Date(Date.UTC(2026, 10, number, 9));
const rate = (on: number, A: Ratings, B: Ratings = {}) =>
  rateCouple(world.treating, { coupleId: world.coupleId, A, B }, day(on));
const mark = (on: number, slot: "A" | "B" = "A", note = "Seen alone, feels free to say no.") =>
  markConsentCheck(world.treating, { coupleId: world.coupleId, slot, ratedAt: day(on)(), note }, day(on));
const page = () => openFormulation(world.treating, world.coupleId, day(20));
const isConsentOpen = () =>
  withActor(world.treating, async (tx) => {
    const couple = await getCoupleIn(tx, world.treating, world.coupleId);
    return (await findLimitsIn(tx, world.treating, couple, day(20)())).isConsentOpen;
  });
/** Where the therapist looks before a session: the couple's own page, the day, and the brief. */
const foretold = async () => {
  const { treating, coupleId } = world;
  const { ahead, prep } = await openToday(treating, "Europe/Berlin");
  const overview = await openCouplePage(treating, coupleId);
  return [overview.isConsentOpen, ahead.map(({ alerts }) => alerts), prep?.consentChecks];
};
const open = async () => (await page()).checks.filter(({ keys }) => keys.length > 0).map(({ slot }) => slot);
/** Touch that is held back because of an open check. */
const heldForConsent = async () =>
  (await page()).suggestions.held.filter(({ reason }) => reason?.startsWith("On hold: see each alone"))
    .length;

describe("a consent check", () => {
  it("is closed for the ratings that were in force, for that partner alone, and a later high one opens it again", async () => {
    await rate(2, { D1: 8 }, { K3: 7 });
    expect(await open()).toEqual(["A", "B"]);
    expect(await heldForConsent()).toBeGreaterThan(0);
    await mark(3, "A");
    expect(await open()).toEqual(["B"]);
    expect(await heldForConsent()).toBeGreaterThan(0);
    await mark(3, "B");
    expect(await open()).toEqual([]);
    expect(await heldForConsent()).toBe(0);
    await rate(4, { D1: 9 }, { K3: 2 });
    expect(await open()).toEqual(["A"]);
    await rate(5, { D1: 2 }, { K3: 2 });
    expect(await open()).toEqual([]);
  });

  it("stays open when a later rating leaves the statement out, or says it is not sure, whoever rated", async () => {
    const { treating, partnerB, coupleId } = world;
    const everywhere = async () => [await open(), await isConsentOpen(), (await heldForConsent()) > 0];
    await rate(2, { D1: 8 });
    await rate(3, { D2: 4 });
    expect(await everywhere()).toEqual([["A"], true, true]);
    await mark(4, "A");
    await rate(5, { D2: 5 });
    expect(await everywhere()).toEqual([[], false, false]);
    const send = async (on: number, answer: { ratings: Ratings; unsure?: ["K3"] }) => {
      await askForRatings(treating, { coupleId }, day(on));
      const page = { page: "communication", isLast: true, ...answer } as const;
      await saveRatings(partnerB, page, day(on));
    };
    await send(6, { ratings: { K1: 4, K3: 9 } });
    await send(7, { ratings: { K1: 4 }, unsure: ["K3"] });
    expect(await everywhere()).toEqual([["B"], true, true]);
    await send(8, { ratings: { K3: 2 } });
    expect(await everywhere()).toEqual([[], false, false]);
    await send(9, { ratings: { K1: 4 } });
    expect(await everywhere()).toEqual([[], false, false]);
  });

  it("is opened again by the same high number on a later day, and not on the same one", async () => {
    await rate(2, { D1: 8 });
    await mark(2);
    await rate(2, { D1: 8 });
    expect(await open()).toEqual([]);
    await rate(3, { D1: 8 });
    expect(await open()).toEqual(["A"]);
  });

  it("is told before the session: on the couple's page, on the day and in the brief, until it was had", async () => {
    await scheduleSession(world.treating, {
      coupleId: world.coupleId,
      date: practiceDay(3),
      time: "10:00",
      zone: "Europe/Berlin",
      minutes: 50,
      attendees: "both",
    });
    expect(await foretold()).toEqual([false, [0], []]);
    await rate(2, { D1: 6 }, { K3: 7 });
    expect(await foretold()).toEqual([true, [1], ["B"]]);
    await mark(3, "B");
    expect(await foretold()).toEqual([false, [0], []]);
  });

  it("is opened again by what the partner rates, and not closed by what was closed before", async () => {
    await rate(2, { D1: 8 });
    await mark(3);
    await askForRatings(world.treating, { coupleId: world.coupleId }, day(4));
    const page = { page: "communication", isLast: true, ratings: { K3: 10 } } as const;
    await saveRatings(world.partnerA, page, day(5));
    expect(await open()).toEqual(["A"]);
    await mark(6);
    expect(await open()).toEqual([]);
  });

  it("stops touch and sexual work everywhere until it is closed, by the rating of anyone", async () => {
    const { treating, coupleId } = world;
    const exerciseSlug = "touch-no-agenda";
    const reason = /^On hold: see each alone about consent first\./;
    for (const slot of ["A", "B"] as const) {
      await rate(2, slot === "A" ? { D1: 7 } : {}, slot === "B" ? { K3: 7 } : {});
      await expect(
        assignHomework(treating, homework(world, { exerciseSlug }), { clock: day(3) }),
      ).rejects.toMatchObject({
        code: "held",
        fields: { exerciseSlug: [expect.stringMatching(reason)] },
      });
      for (const exerciseClass of ["T", "X"] as const)
        await expect(askForYes(treating, { coupleId, exerciseClass }, day(3))).rejects.toMatchObject({
          code: "held",
          message: expect.stringMatching(reason),
        });
      await mark(3, slot);
    }
    expect(await isConsentOpen()).toBe(false);
    await askForRatings(treating, { coupleId }, day(4));
    await saveRatings(world.partnerA, { page: "communication", isLast: true, ratings: { K3: 10 } }, day(5));
    expect(await isConsentOpen()).toBe(true);
    await rate(6, { K3: 1 });
    expect(await isConsentOpen()).toBe(true);
    await mark(7);
    expect(await isConsentOpen()).toBe(false);
  });

  it("is closed for one partner however often the other's was closed after", async () => {
    const { treating, coupleId } = world;
    const own = { page: "communication", isLast: true, ratings: { K3: 10 } } as const;
    await askForRatings(treating, { coupleId }, day(1));
    await saveRatings(world.partnerB, own, day(1));
    await mark(1, "B");
    for (let on = 2; on < 15; on += 1) {
      await rate(on, { D1: 8 + (on % 2) });
      await mark(on, "A");
    }
    expect(await open()).toEqual([]);
    expect((await page()).marks.map(({ slot }) => slot)).toContain("B");
    await expect(mark(15, "B")).rejects.toMatchObject({ code: "conflict" });
  });

  it("is not closed for a rating the page did not show yet, of anyone about that partner", async () => {
    const { treating, partnerA, coupleId } = world;
    await rate(2, { D1: 8 }, { D1: 8 });
    const [shown] = (await page()).checks;
    const send = (ratedAt: Date | null | undefined) =>
      markConsentCheck(
        treating,
        { coupleId, slot: "A", ratedAt: ratedAt ?? new Date(0), note: "Seen alone." },
        day(6),
      );
    await askForRatings(treating, { coupleId }, day(4));
    await saveRatings(partnerA, { page: "communication", isLast: true, ratings: { K3: 10 } }, day(5));
    await expect(send(shown?.ratedAt)).rejects.toMatchObject({ code: "conflict" });
    expect(await open()).toEqual(["A", "B"]);
    const [now, other] = (await page()).checks;
    expect([now?.ratedAt, other?.ratedAt]).toEqual([day(5)(), day(2)()]);
    await send(now?.ratedAt);
    expect(await open()).toEqual(["B"]);
  });

  it("has its line sealed, read back by the therapist alone, with who and when", async () => {
    await rate(2, { D1: 8 });
    await mark(3, "A", "A line that nobody else reads");
    expect((await page()).marks).toMatchObject([
      { slot: "A", at: day(3)(), note: "A line that nobody else reads" },
    ]);
    const [row] = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select marked_by, note_sealed from consent_check_mark`,
    );
    expect(row?.marked_by).toBe(world.treating.userId);
    expect(String(row?.note_sealed)).not.toContain("nobody else");
    expect((await auditOf(db.owner, world.practiceId)).map((line) => line.purpose)).toContain(
      "mark a check as done",
    );
    await expect(
      withActor(world.partnerA, (tx) => tx.execute("select id from consent_check_mark")),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("cannot be marked where none is open, nor without a line", async () => {
    await expect(mark(3)).rejects.toMatchObject({ code: "conflict" });
    await rate(2, { D1: 6 }, { D1: 8 });
    await expect(mark(3, "A")).rejects.toMatchObject({ code: "conflict" });
    const input = { coupleId: world.coupleId, slot: "B", ratedAt: day(2)().toISOString(), note: "A line." };
    expect(markConsentCheckInput.safeParse(input).success).toBe(true);
    expect(markConsentCheckInput.safeParse({ ...input, note: "  " }).success).toBe(false);
    expect(markConsentCheckInput.safeParse({ ...input, ratedAt: "" }).success).toBe(false);
  });

  it("changes no byte of what either partner gets", async () => {
    const seen = async () => {
      const both = [world.partnerA, world.partnerB];
      const now = { clock: day(20) };
      return JSON.stringify(
        await Promise.all(both.map(async (one) => [await listToday(one, now), await openOwnRatings(one)])),
      );
    };
    await rate(2, { D1: 8 }, { K3: 9 });
    const before = await seen();
    await mark(3, "A");
    await mark(3, "B");
    expect(await seen()).toBe(before);
  });
});
