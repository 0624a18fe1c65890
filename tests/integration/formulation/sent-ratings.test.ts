import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openSession } from "#lib/auth/check-passphrase";
import { handOver, sayAgain } from "#lib/auth/hand-over";
import { findLiveSession } from "#lib/auth/live-session";
import { LIMITS } from "#lib/auth/throttle";
import { setConsent } from "#lib/couples/set-consent";
import { askForRatings } from "#lib/formulation/ask-for-ratings";
import { openOwnRatings } from "#lib/formulation/own-ratings";
import { rateCouple } from "#lib/formulation/rate-couple";
import { saveRatings } from "#lib/formulation/save-ratings";
import { RATING_PAGES, saveRatingsInput } from "#lib/formulation/schema";
import { openSentRatings } from "#lib/formulation/sent-ratings";
import type { Ratings } from "#lib/formulation/types";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import { makeSignIn, NETWORK, PASSPHRASE } from "../accounts/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;

beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

async function send(
  actor: World["partnerA"],
  ratings: Readonly<Record<string, Ratings>>,
  choice: { mayReread?: true } = { mayReread: true },
) {
  await askForRatings(world.treating, { coupleId: world.coupleId });
  for (const page of RATING_PAGES)
    await saveRatings(actor, {
      page,
      ratings: ratings[page] ?? {},
      isLast: page === RATING_PAGES.at(-1),
      ...choice,
    });
}

describe("what a partner sent", () => {
  it("is their newest own numbers, without the two that open a private check, and nobody else's", async () => {
    expect(await openSentRatings(world.partnerA)).toBeNull();
    await rateCouple(world.treating, { coupleId: world.coupleId, A: { D2: 9 }, B: { D2: 9 } });
    expect(await openSentRatings(world.partnerA)).toBeNull();
    await send(world.partnerA, { dissonance: { D1: 8, D2: 3 }, communication: { K1: 4, K3: 9 } });
    expect((await openSentRatings(world.partnerA))?.ratings).toEqual({ D2: 3, K1: 4 });
    expect(await openSentRatings(world.partnerB)).toBeNull();
    await send(world.partnerA, { dissonance: { D2: 5 } });
    expect((await openSentRatings(world.partnerA))?.ratings).toEqual({ D2: 5 });
    const purposes = (await auditOf(db.owner, world.practiceId)).map(({ purpose }) => purpose);
    expect(purposes.filter((one) => one === "open own rating").length).toBeGreaterThanOrEqual(4);
  });

  it("is not there without a choice made when it was sent, nor an older one in its place", async () => {
    await send(world.partnerA, { dissonance: { D2: 3 } }, {});
    expect(await openSentRatings(world.partnerA)).toBeNull();
    await send(world.partnerA, { dissonance: { D2: 4 } });
    expect((await openSentRatings(world.partnerA))?.ratings).toEqual({ D2: 4 });
    await send(world.partnerA, { dissonance: { D2: 5 } }, {});
    expect(await openSentRatings(world.partnerA)).toBeNull();
  });

  it("cannot be chosen after, not even past the product's own rules, nor said of what the therapist rates", async () => {
    await send(world.partnerA, { dissonance: { D2: 3 } }, {});
    await rateCouple(world.treating, { coupleId: world.coupleId, A: { D2: 9 }, B: { D2: 9 } });
    const { practiceId, coupleId, userId } = world.partnerA;
    const changed = await db.owner.begin(async (tx) => {
      await tx`select set_config('role', 'app_partner', true), set_config('app.practice_id', ${practiceId}, true),
        set_config('app.user_id', ${userId}, true), set_config('app.couple_id', ${coupleId}, true),
        set_config('app.slot', 'A', true)`;
      return tx`update indicator_rating set may_reread = true returning id`;
    });
    expect(changed).toHaveLength(0);
    await expect(
      asPractice(
        db.owner,
        practiceId,
        (tx) => tx`update indicator_rating set may_reread = true where rater = 'therapist'`,
      ),
    ).rejects.toThrow(/indicator_rating_reread/);
    expect(await openSentRatings(world.partnerA)).toBeNull();
  });

  it("is chosen by one tick on the send, and no tick is no", () => {
    const parse = (fields: object) => saveRatingsInput.safeParse({ page: "communication", ...fields });
    expect(parse({ press: "send", reread: "on" }).data).toMatchObject({ mayReread: true });
    expect(parse({ press: "send" }).data).not.toHaveProperty("mayReread");
    expect(parse({ press: "next", reread: "on" }).data).not.toHaveProperty("mayReread");
    expect(parse({ press: "send", reread: "yes" }).success).toBe(false);
  });

  it("is held for both once either took their consent back", async () => {
    await send(world.partnerA, { dissonance: { D2: 3 } });
    await setConsent(world.partnerB, { consent: "withdrawn" });
    for (const partner of [world.partnerA, world.partnerB])
      await expect(openSentRatings(partner)).rejects.toMatchObject({ code: "held" });
  });
});

describe("what is saved before it is sent", () => {
  const saved = async (page: (typeof RATING_PAGES)[number], fields: object) => {
    const input = saveRatingsInput.parse({ page, press: "next", ...fields });
    await saveRatings(world.partnerA, input);
    const own = await openOwnRatings(world.partnerA);
    const [row] = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select d1, k3 from indicator_rating where rater = 'self'`,
    );
    return [own.state === "open" ? own.ratings : null, row];
  };

  it("comes back but for the two that open a private check, which are kept where their field is left empty", async () => {
    await askForRatings(world.treating, { coupleId: world.coupleId });
    expect(await saved("dissonance", { D1: "8", D2: "3" })).toEqual([{ D2: 3 }, { d1: 8, k3: null }]);
    expect(await saved("communication", { K1: "4", K3: "9" })).toEqual([
      { D2: 3, K1: 4 },
      { d1: 8, k3: 9 },
    ]);
    expect(await saved("dissonance", { D2: "2", D1: "" })).toEqual([
      { D2: 2, K1: 4 },
      { d1: 8, k3: 9 },
    ]);
    expect(await saved("dissonance", {})).toEqual([{ K1: 4 }, { d1: 8, k3: 9 }]);
    expect(await saved("dissonance", { D1: "2" })).toEqual([{ K1: 4 }, { d1: 2, k3: 9 }]);
    expect(await saved("dissonance", { D1: "not-sure" })).toEqual([{ K1: 4 }, { d1: null, k3: 9 }]);
  });
});

describe("the passphrase said again", () => {
  it("is asked of the sign-in's own partner, is counted, and takes no mark off a phone", async () => {
    const place = await makeSignIn(db.owner, world.practiceId, "partner", {
      subjectId: world.partnerA.userId,
    });
    const open = async () =>
      (await openSession({ practiceId: world.practiceId, role: "partner", ...place })).sessionToken;
    const token = await open();
    await expect(sayAgain(token, "not the right one", NETWORK)).rejects.toMatchObject({
      code: "invalid_input",
    });
    await sayAgain(token, PASSPHRASE, NETWORK);
    await expect(sayAgain(null, PASSPHRASE, NETWORK)).rejects.toMatchObject({ code: "signed_out" });
    const mark = { taskId: newId(), place: 2, turn: 2, field: "turns" };
    await handOver(token, mark);
    await sayAgain(token, PASSPHRASE, NETWORK);
    expect((await findLiveSession(token))?.handedOver).toEqual(mark);
    const played = await open();
    for (let turn = 0; turn < LIMITS.device; turn += 1)
      await sayAgain(played, "a guess", newId()).catch(() => {});
    await expect(sayAgain(played, PASSPHRASE, newId())).rejects.toMatchObject({ code: "too_many_tries" });
  });
});
