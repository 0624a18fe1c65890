import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { needOpening, needShare } from "#db/schema/need-sharing";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { dayAfter } from "#lib/couples/days";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { chooseNeedShare } from "#lib/formulation/choose-need-share";
import { listEpisodes } from "#lib/formulation/list-episodes";
import { openMoments } from "#lib/formulation/own-moments";
import { openNeeds } from "#lib/formulation/own-needs";
import { revealNeeds } from "#lib/formulation/reveal-needs";
import { tellResponse } from "#lib/formulation/tell-response";
import { newId } from "#lib/kernel/ids";
import { refusalOf, withoutAudit } from "#tests/integration/homework/given";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makeWorld, type World } from "#tests/support/people";
import { practiceDay } from "#tests/support/practice-day";
import { logEpisode } from "./given-episodes";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

type Partner = ActorOf<"partner">;
const day = practiceDay();
const now = () => new Date();

/** A reached, B responded; both said what they needed. */
async function bothTold() {
  const world = await makeWorld(db.owner);
  await logEpisode(
    world.partnerA,
    { need_kind: "safe", real_need: "Need of A", response_seen: "pulled_away" },
    { day, clock: now },
  );
  await tellResponse(world.partnerB, {
    day,
    part: "evening",
    response: "gave_in",
    needKind: "rested",
    realNeed: "Need of B",
  });
  return world;
}
const choose = async (who: Partner, press: "share" | "keep") => {
  const [choice] = (await openNeeds(who)).choices;
  await chooseNeedShare(who, {
    source: choice?.source ?? "episode",
    sourceId: choice?.sourceId ?? "",
    press,
  });
};
const pagesOf = async (who: Partner) => JSON.stringify([await openNeeds(who), await openMoments(who)]);
const reveal = ({ treating, coupleId }: World) => revealNeeds(treating, { coupleId, day });
const daysOf = async ({ treating, coupleId }: World) => (await listEpisodes(treating, coupleId)).needDays;
const rowsOf = (world: World) =>
  asPractice(db.owner, world.practiceId, (tx) => tx`select partner_id from need_share`);

describe("what a moment was about", () => {
  it("opens to both only once both share and the therapist reveals it", async () => {
    const world = await bothTold();
    const { partnerA, partnerB } = world;
    const before = await pagesOf(partnerB);
    await choose(partnerA, "share");
    expect(await daysOf(world)).toEqual([]);
    expect(await refusalOf(reveal(world))).toMatchObject({ code: "conflict" });
    expect(await pagesOf(partnerB)).toBe(before);
    const own = await pagesOf(partnerA);
    await choose(partnerB, "share");
    expect(await pagesOf(partnerA)).toBe(own);
    expect(await daysOf(world)).toEqual([{ day, isOpen: false }]);
    await reveal(world);
    expect(await daysOf(world)).toEqual([{ day, isOpen: true }]);
    for (const [who, mine, theirs] of [
      [partnerA, "Need of A", "Need of B"],
      [partnerB, "Need of B", "Need of A"],
    ] as const) {
      const { choices, open } = await openNeeds(who);
      expect(choices).toEqual([]);
      const needs = open[0]?.needs ?? [];
      expect(needs.find(({ isOwn }) => isOwn)?.realNeed).toBe(mine);
      expect(needs.find(({ isOwn }) => !isOwn)?.realNeed).toBe(theirs);
      expect(needs.map(({ response }) => response).toSorted()).toEqual(["gave_in", "pulled_away"]);
    }
    expect(await refusalOf(reveal(world))).toMatchObject({ code: "conflict" });
    const [row] = await rowsOf(world);
    const [share] = await withActor(partnerA, (tx) =>
      tx.select().from(needShare).where(eq(needShare.partnerId, partnerA.userId)),
    );
    expect(row).toBeDefined();
    const again = { source: "episode", sourceId: share?.sourceId ?? "", press: "keep" } as const;
    expect(await refusalOf(chooseNeedShare(partnerA, again))).toMatchObject({ code: "conflict" });
  });

  it("is also the two views of one response where neither said a need, and nothing of the other before both share", async () => {
    const world = await makeWorld(db.owner);
    const { partnerA, partnerB } = world;
    await logEpisode(partnerA, { response_seen: "pulled_away" }, { day, clock: now });
    await tellResponse(partnerB, { day, part: "evening", response: "gave_in" });
    const before = await pagesOf(partnerB);
    await choose(partnerA, "share");
    expect(await pagesOf(partnerB)).toBe(before);
    const own = await pagesOf(partnerA);
    await choose(partnerB, "share");
    expect(await pagesOf(partnerA)).toBe(own);
    expect(await refusalOf(reveal(world))).toBeNull();
    for (const who of [partnerA, partnerB]) {
      const needs = (await openNeeds(who)).open.flatMap((one) => one.needs);
      expect(needs.map(({ response, needKind, realNeed }) => [response, needKind, realNeed])).toEqual(
        expect.arrayContaining([
          ["pulled_away", null, null],
          ["gave_in", null, null],
        ]),
      );
    }
  });

  it("is nothing to choose where neither a need nor a response was said", async () => {
    const world = await makeWorld(db.owner);
    await logEpisode(world.partnerA, { intensity: 5 }, { day, clock: now });
    expect((await openNeeds(world.partnerA)).choices).toEqual([]);
    const [row] = await asPractice(db.owner, world.practiceId, (tx) => tx`select id from loop_episode`);
    const share = { source: "episode", sourceId: String(row?.id), press: "share" } as const;
    expect(await refusalOf(chooseNeedShare(world.partnerA, share))).toMatchObject({ code: "not_found" });
  });

  it("goes back without a trace when it is taken back before that", async () => {
    const world = await bothTold();
    const untouched = [await pagesOf(world.partnerA), await pagesOf(world.partnerB)];
    await choose(world.partnerA, "share");
    await choose(world.partnerB, "share");
    await choose(world.partnerA, "keep");
    expect(await pagesOf(world.partnerA)).toBe(untouched[0]);
    expect(await daysOf(world)).toEqual([]);
    expect(await refusalOf(reveal(world))).toMatchObject({ code: "conflict" });
    await choose(world.partnerB, "keep");
    expect([...(await rowsOf(world))]).toEqual([]);
    const lines = await auditOf(db.owner, world.practiceId);
    const choices = lines.filter(({ entity, action }) => entity === "own_moments" && action === "update");
    expect(new Set(choices.map(({ purpose }) => purpose)).size).toBe(1);
  });

  it("can be taken back under a hold and however long ago it was shared, but not once it is open", async () => {
    const world = await bothTold();
    const hold = () =>
      holdJointWork(world.treating, { coupleId: world.coupleId, gate: "G06", note: "For the record." });
    const lift = () =>
      asPractice(db.owner, world.practiceId, (tx) => tx`update safety_hold set cleared_at = now()`);
    const days = (by: number) =>
      asPractice(db.owner, world.practiceId, async (tx) => {
        await tx`update need_share set happened_on = happened_on + ${by}::int`;
        await tx`update loop_episode set happened_on = happened_on + ${by}::int, written_on = written_on + ${by}::int,
          sent_on = sent_on + ${by}::int`;
      });
    await choose(world.partnerA, "share");
    await choose(world.partnerB, "share");
    await hold();
    await choose(world.partnerA, "keep");
    expect(await openNeeds(world.partnerA)).toEqual({ state: "held", choices: [], open: [] });
    await lift();
    expect(await daysOf(world)).toEqual([]);
    await choose(world.partnerA, "share");
    await days(-40);
    expect((await openNeeds(world.partnerA)).choices).toMatchObject([{ chosen: true }]);
    await choose(world.partnerA, "keep");
    expect((await openNeeds(world.partnerA)).choices).toEqual([]);
    await days(40);
    await choose(world.partnerA, "share");
    await reveal(world);
    const own = (await openNeeds(world.partnerA)).open
      .flatMap(({ needs }) => needs)
      .find(({ isOwn }) => isOwn);
    await hold();
    expect(await openNeeds(world.partnerA)).toEqual({ state: "held", choices: [], open: [] });
    const back = { source: "episode", sourceId: own?.id ?? "", press: "keep" } as const;
    expect(await refusalOf(chooseNeedShare(world.partnerA, back))).toMatchObject({ code: "conflict" });
    await withActor(world.partnerA, (tx) => tx.delete(needShare));
    expect(await rowsOf(world)).toHaveLength(2);
  });

  it("is in the database for nobody else before that", async () => {
    const world = await bothTold();
    await choose(world.partnerA, "share");
    await choose(world.partnerB, "share");
    const seenBy = (who: Partner) => withActor(who, (tx) => tx.select().from(needShare));
    expect((await seenBy(world.partnerB)).map(({ partnerId }) => partnerId)).toEqual([world.partnerB.userId]);
    await expect(
      withActor(world.treating, (tx) => tx.select({ id: needShare.sourceId }).from(needShare)),
    ).rejects.toThrow();
    // No day opens by a plain insert that not both have shared.
    const early = { practiceId: world.practiceId, coupleId: world.coupleId, openedOn: day };
    await expect(
      withActor(world.treating, (tx) =>
        tx.insert(needOpening).values({ ...early, happenedOn: dayAfter(day, -1) }),
      ),
    ).rejects.toThrow();
    await expect(
      withActor(world.partnerA, (tx) => tx.insert(needOpening).values({ ...early, happenedOn: day })),
    ).rejects.toThrow();
  });

  it("waits for both alike under a hold, but not under one that stops no work", async () => {
    const world = await bothTold();
    const hold = (gate: "G08" | "G13" | "G06") =>
      holdJointWork(world.treating, { coupleId: world.coupleId, gate, note: "For the record." });
    await choose(world.partnerA, "share");
    await choose(world.partnerB, "share");
    await hold("G08");
    await hold("G13");
    expect((await openNeeds(world.partnerA)).state).toBe("open");
    await hold("G06");
    const held = { state: "held", choices: [{ chosen: true }], open: [] };
    expect(await openNeeds(world.partnerA)).toMatchObject(held);
    expect(await openNeeds(world.partnerB)).toMatchObject(held);
    expect(await refusalOf(reveal(world))).toMatchObject({ code: "held" });
    const id = { source: "episode", sourceId: newId(), press: "share" } as const;
    expect(await refusalOf(chooseNeedShare(world.partnerA, id))).toMatchObject({ code: "held" });
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update safety_hold set cleared_at = now() where gate = 'G06'`,
    );
    await reveal(world);
    expect((await openNeeds(world.partnerB)).open).toHaveLength(1);
  });

  it("is not there for anybody else, and nothing is revealed without the trail", async () => {
    const world = await bothTold();
    await choose(world.partnerA, "share");
    await choose(world.partnerB, "share");
    const colleague = (await makeMember(db.owner, world.practiceId, "clinician")) as World["treating"];
    const other = await makeWorld(db.owner);
    const ids = { coupleId: world.coupleId, day };
    for (const who of [colleague, other.treating])
      expect(await refusalOf(revealNeeds(who, ids))).toMatchObject({ code: "not_found" });
    expect(await refusalOf(revealNeeds(world.partnerA as never, ids))).not.toBeNull();
    const [choice] = (await openNeeds(world.partnerA)).choices;
    const theirs = { source: "episode", sourceId: choice?.sourceId ?? "", press: "share" } as const;
    for (const who of [world.partnerB, other.partnerA])
      expect(await refusalOf(chooseNeedShare(who, theirs))).toMatchObject({ code: "not_found" });
    await withoutAudit(db.owner, "app_clinician", async () => {
      expect(await refusalOf(reveal(world))).not.toBeNull();
    });
    expect(await daysOf(world)).toEqual([{ day, isOpen: false }]);
  });
});
