import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { setConsent } from "#lib/couples/set-consent";
import { listExercises } from "#lib/exercises/queries";
import { askForRatings } from "#lib/formulation/ask-for-ratings";
import { newestRatingsIn } from "#lib/formulation/newest-ratings";
import { openFormulation } from "#lib/formulation/open-formulation";
import { openOwnRatings } from "#lib/formulation/own-ratings";
import { rateCouple } from "#lib/formulation/rate-couple";
import { saveRatings } from "#lib/formulation/save-ratings";
import { rateCoupleInput, saveRatingsInput } from "#lib/formulation/schema";
import type { Ratings } from "#lib/formulation/types";
import { listToday } from "#lib/homework/list-today";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import { refusalOf, withoutAudit } from "../accounts/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

const ask = () => askForRatings(world.treating, { coupleId: world.coupleId });
const rate = (A: Ratings, B: Ratings = {}) => rateCouple(world.treating, { coupleId: world.coupleId, A, B });
const newest = () => withActor(world.treating, (tx) => newestRatingsIn(tx, world.treating, world.coupleId));
const save = (
  actor: ActorOf<"partner">,
  page: "dissonance" | "communication",
  ratings: Ratings,
  isLast = false,
) => saveRatings(actor, { page, ratings, isLast });
const rows = () =>
  asPractice(
    db.owner,
    world.practiceId,
    (tx) => tx`select slot, rater, sent_at, d1 from indicator_rating order by id`,
  );

describe("what the therapist rates", () => {
  it("is kept of each partner apart, and the same numbers of the same day are no new version", async () => {
    expect(await rate({ D1: 4, K6: 0 }, { R1: 10 })).toEqual({ changed: 2 });
    expect((await newest()).A).toEqual({ self: {}, therapist: { D1: 4, K6: 0 } });
    expect((await newest()).B).toEqual({ self: {}, therapist: { R1: 10 } });
    expect(await rate({ D1: 5, K6: 0 }, { R1: 10 })).toEqual({ changed: 1 });
    expect(await rate({ D1: 5, K6: 0 }, { R1: 10 })).toEqual({ changed: 0 });
    expect(await rows()).toHaveLength(3);
    expect((await newest()).A.therapist).toEqual({ D1: 5, K6: 0 });
  });

  it("has to be something, from 0 to 10, of a known statement", async () => {
    await expect(refusalOf(rate({}))).resolves.toMatchObject({ code: "invalid_input" });
    const parse = (fields: object) => rateCoupleInput.safeParse({ coupleId: world.coupleId, ...fields });
    expect(parse({ "A.D1": "10", "B.K6": " 3 ", "A.D2": "" }).data).toEqual({
      coupleId: world.coupleId,
      A: { D1: 10 },
      B: { K6: 3 },
    });
    for (const wrong of [
      { "A.D1": "11" },
      { "A.D1": "-1" },
      { "A.D1": "4.5" },
      { "A.D1": "x" },
      { "A.D8": "1" },
      { "C.D1": "1" },
    ])
      expect([wrong, parse(wrong).success]).toEqual([wrong, false]);
    expect(await rows()).toEqual([]);
  });

  it("writes a line in the trail, and nothing without it", async () => {
    await expect(withoutAudit(db.owner, "app_clinician", () => rate({ D1: 4 }))).rejects.toThrow();
    expect(await rows()).toEqual([]);
    await rate({ D1: 4 });
    expect((await auditOf(db.owner, world.practiceId)).at(-1)).toMatchObject({
      action: "create",
      entity: "indicator_rating",
      purpose: "rate the indicators",
    });
  });
});

describe("what a partner rates", () => {
  it("is open while it is asked for, kept part by part, and out of everybody's reach until it is sent", async () => {
    const { partnerA, partnerB } = world;
    expect(await openOwnRatings(partnerA)).toEqual({ state: "none", agreement: null, agreementVersion: 0 });
    await expect(refusalOf(save(partnerA, "dissonance", { D1: 3 }))).resolves.toMatchObject({
      code: "already_sent",
    });
    await ask();
    await save(partnerA, "dissonance", { D1: 3, D2: 8 });
    await save(partnerA, "dissonance", { D1: 6 });
    expect(await openOwnRatings(partnerA)).toEqual({
      state: "open",
      ratings: {},
      agreement: null,
      agreementVersion: 0,
    });
    expect(await openOwnRatings(partnerB)).toEqual({
      state: "open",
      ratings: {},
      agreement: null,
      agreementVersion: 0,
    });
    expect((await newest()).A.self).toEqual({});
    await save(partnerA, "communication", { K1: 2 }, true);
    expect((await newest()).A.self).toEqual({ D1: 6, K1: 2 });
    expect(await openOwnRatings(partnerA)).toEqual({ state: "none", agreement: null, agreementVersion: 0 });
    await expect(refusalOf(save(partnerA, "communication", { K1: 9 }, true))).resolves.toMatchObject({
      code: "already_sent",
    });
    expect((await newest()).A.self).toEqual({ D1: 6, K1: 2 });
  });

  it("is asked for again, and the version before stays as it was", async () => {
    const { partnerA } = world;
    await ask();
    await save(partnerA, "dissonance", { D1: 3 }, true);
    await ask();
    expect(await openOwnRatings(partnerA)).toEqual({
      state: "open",
      ratings: {},
      agreement: null,
      agreementVersion: 0,
    });
    await save(partnerA, "dissonance", { D1: 9 }, true);
    const { sent } = await openFormulation(world.treating, world.coupleId);
    expect(sent.map(({ ratings }) => ratings)).toEqual([{ D1: 9 }]);
    expect((await rows()).map(({ d1 }) => d1)).toEqual([3, 9]);
  });

  it("needs a number to be sent, one page at a time, and stops when consent is taken back", async () => {
    const { partnerA } = world;
    await ask();
    await expect(refusalOf(save(partnerA, "dissonance", {}, true))).resolves.toMatchObject({
      code: "invalid_input",
    });
    const parse = (fields: object) =>
      saveRatingsInput.safeParse({ page: "dissonance", press: "next", ...fields });
    expect(parse({ D1: "not-sure", D2: "0" }).data).toEqual({
      page: "dissonance",
      isLast: false,
      ratings: { D2: 0 },
      unsure: ["D1"],
    });
    for (const wrong of [{ R1: "3" }, { D1: "11" }, { D9: "1" }, { page: "all" }])
      expect([wrong, parse(wrong).success]).toEqual([wrong, false]);
    await setConsent(partnerA, { consent: "withdrawn" });
    expect(await openOwnRatings(partnerA)).toEqual({ state: "held", agreement: null, agreementVersion: 0 });
    await expect(refusalOf(save(partnerA, "dissonance", { D1: 3 }))).resolves.toMatchObject({ code: "held" });
  });

  it("changes not a byte of what the other one reads, nor does a hold or a high rating", async () => {
    const { partnerA, partnerB } = world;
    await ask();
    const all = async () => JSON.stringify([await openOwnRatings(partnerB), await listToday(partnerB)]);
    const before = await all();
    await save(partnerA, "dissonance", { D1: 10 });
    expect(await all()).toBe(before);
    await save(partnerA, "communication", { K3: 10 }, true);
    expect(await all()).toBe(before);
    await rate({ D1: 10 }, { K3: 10 });
    expect(await all()).toBe(before);
    await holdJointWork(world.treating, { coupleId: world.coupleId, gate: "G04", note: "Seen alone." });
    expect((await openOwnRatings(partnerB)).state).toBe("open");
  });

  it("is sent once, however often it is pressed at once", async () => {
    const { partnerA } = world;
    await ask();
    const heard = await Promise.allSettled(
      [1, 2, 3].map(() => save(partnerA, "dissonance", { D1: 3 }, true)),
    );
    expect(heard.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect((await rows()).map((row) => row.rater)).toEqual(["self"]);
  });
});

describe("a rating that was sent between the look and the save of another window", () => {
  it("is not sent once more", async () => {
    const { partnerA, practiceId, coupleId } = world;
    await ask();
    let late: Promise<unknown> = Promise.resolve();
    await asPractice(db.owner, practiceId, async (tx) => {
      await tx`insert into indicator_rating (practice_id, id, couple_id, partner_id, slot, rater, rated_by, d1)
        values (${practiceId}, gen_random_uuid(), ${coupleId}, ${partnerA.userId}, 'A', 'self', ${partnerA.userId}, 4)`;
      late = refusalOf(save(partnerA, "dissonance", { D1: 3 }, true));
      // It has looked, and waits for what this window is about to do.
      await vi.waitFor(async () => {
        const [waiting] = await tx<
          { n: number }[]
        >`select count(*)::int as n from pg_locks where not granted`;
        expect(waiting?.n).toBeGreaterThan(0);
      });
      await tx`update indicator_rating set sent_at = clock_timestamp() where partner_id = ${partnerA.userId}`;
    });
    expect(await late).toMatchObject({ code: "already_sent" });
    expect((await rows()).map((row) => row.d1)).toEqual([4]);
  });
});

describe("without the product's own rules, the database still refuses", () => {
  const asRole = (actor: ActorOf<"partner"> | ActorOf<"clinician">, run: Parameters<typeof asPractice>[2]) =>
    db.owner
      .begin(async (tx) => {
        await tx`select set_config('role', ${`app_${actor.role}`}, true), set_config('app.practice_id', ${actor.practiceId}, true),
          set_config('app.user_id', ${actor.userId}, true),
          set_config('app.couple_id', ${actor.role === "partner" ? actor.coupleId : ""}, true),
          set_config('app.slot', ${actor.role === "partner" ? actor.slot : ""}, true)`;
        return run(tx);
      })
      .catch(() => "refused");

  it("a partner rating as the therapist or as the other one, and changing what was sent", async () => {
    const { partnerA, partnerB, practiceId, coupleId } = world;
    const insert = (partnerId: string, slot: string, rater: string) =>
      asRole(
        partnerA,
        (
          tx,
        ) => tx`insert into indicator_rating (practice_id, id, couple_id, partner_id, slot, rater, rated_by, d1, sent_at)
          values (${practiceId}, gen_random_uuid(), ${coupleId}, ${partnerId}, ${slot}, ${rater}, ${partnerA.userId},
            1, now())`,
      );
    expect(await insert(partnerB.userId, "B", "self")).toBe("refused");
    expect(await insert(partnerA.userId, "A", "therapist")).toBe("refused");
    expect(await insert(partnerA.userId, "A", "self")).not.toBe("refused");
    const changed = (await asRole(
      partnerA,
      (tx) => tx`update indicator_rating set d1 = 2 returning id`,
    )) as unknown[];
    expect(changed).toEqual([]);
  });

  it("a number out of range", async () => {
    for (const number of [-1, 11]) {
      const written = await asRole(
        world.treating,
        (
          tx,
        ) => tx`insert into indicator_rating (practice_id, id, couple_id, partner_id, slot, rater, rated_by, k6, sent_at)
          values (${world.practiceId}, gen_random_uuid(), ${world.coupleId}, ${world.partnerA.userId}, 'A', 'therapist',
            ${world.treating.userId}, ${number}, now())`,
      );
      expect([number, written]).toEqual([number, "refused"]);
    }
  });
});

describe("the formulation of a couple", () => {
  it("suggests by the combined ratings, holds back with a reason, and gives nothing away above the ceiling", async () => {
    const all = (letters: readonly string[], number: number): Ratings =>
      Object.fromEntries(
        letters.flatMap((letter) =>
          Array.from({ length: 6 }, (_, place) => [`${letter}${place + 1}`, number]),
        ),
      );
    await rate(all(["R", "A", "D", "K"], 6), all(["R", "A", "D", "K"], 5));
    const { profile, suggestions, exercises } = await openFormulation(world.treating, world.coupleId);
    expect(profile.partners.A.regulation).toBe(6);
    expect(profile.couple.regulation).toBeCloseTo(5.7, 10);
    expect(suggestions.suggested.length).toBeGreaterThan(5);
    for (const { slug } of suggestions.suggested) expect(exercises[slug]).toBeDefined();
    expect(suggestions.leftOut.some(({ why }) => why === "explicitness")).toBe(true);
    const touch = listExercises().filter(
      ({ exerciseClass }) => exerciseClass === "T" || exerciseClass === "X",
    );
    await rate({ ...all(["R", "A", "D", "K"], 6), K3: 7 }, all(["R", "A", "D", "K"], 5));
    const waiting = (await openFormulation(world.treating, world.coupleId)).suggestions;
    expect(waiting.suggested.filter(({ slug }) => touch.some((one) => one.slug === slug))).toEqual([]);
    const isTouch = ({ slug }: { slug: string }) => touch.some((one) => one.slug === slug);
    expect(
      waiting.held
        .filter(isTouch)
        .map(({ slug }) => slug)
        .sort(),
    ).toEqual(touch.map(({ slug }) => slug).sort());
    for (const { slug, reason } of waiting.held)
      expect(reason).toMatch(
        isTouch({ slug }) ? /see each alone about consent first/ : /see each of the two alone/,
      );
    await holdJointWork(world.treating, { coupleId: world.coupleId, gate: "G02", note: "Seen alone." });
    const held = (await openFormulation(world.treating, world.coupleId)).suggestions;
    expect(held.held.length).toBeGreaterThan(0);
    expect(held.held.every(({ reason }) => reason?.startsWith("On hold"))).toBe(true);
  });
});
