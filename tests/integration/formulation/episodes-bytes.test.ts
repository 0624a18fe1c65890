import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findOwnChoices } from "#lib/couples/find-own-choices";
import { answerFollowUp } from "#lib/formulation/answer-follow-up";
import { discardEpisode } from "#lib/formulation/discard-episode";
import { openEpisode } from "#lib/formulation/own-episode";
import { openMoments } from "#lib/formulation/own-moments";
import { openOwnRatings } from "#lib/formulation/own-ratings";
import { tellResponse } from "#lib/formulation/tell-response";
import { listToday } from "#lib/homework/list-today";
import { listTogether } from "#lib/homework/list-together";
import { openCheckIn } from "#lib/progress/open-check-in";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { begin, clockAt, logEpisode, NOW, savePage, TODAY, WHOLE, waitingId } from "./given-episodes";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const now = clockAt(NOW);
const YESTERDAY = "2026-11-23";

/** Every byte partner B can read. */
async function everythingOfB({ partnerB }: World): Promise<string> {
  return JSON.stringify([
    await openMoments(partnerB, now),
    await openEpisode(partnerB, now),
    await listToday(partnerB, { clock: now }),
    await listTogether(partnerB),
    await openOwnRatings(partnerB),
    await openCheckIn(partnerB, { clock: now }),
    await findOwnChoices(partnerB),
  ]);
}

/** Everything partner A can do with moments, one after the other. */
const LIVES: Record<string, (world: World) => Promise<unknown>> = {
  "begins one": ({ partnerA }) => begin(partnerA),
  "writes in it": ({ partnerA }) => savePage(partnerA, "meaning", { belief: "Canary", belief_strength: 10 }),
  "throws it away": ({ partnerA }) => discardEpisode(partnerA),
  "sends one of today": ({ partnerA }) => logEpisode(partnerA),
  "sends one of yesterday": ({ partnerA }) => logEpisode(partnerA, WHOLE, { day: YESTERDAY }),
  "tells how it was a day later": async ({ partnerA }) =>
    answerFollowUp(
      partnerA,
      { episodeId: await waitingId(partnerA, now), asked: ["next_day"], answers: { relief_24h: 0 } },
      now,
    ),
  "tells how they responded": ({ partnerA }) =>
    tellResponse(partnerA, { day: TODAY, part: "night", response: "pulled_away" }, now),
};

describe("what the other partner can read", () => {
  it("is the same to the byte, whatever one logs", async () => {
    const world = await makeWorld(db.owner);
    const plain = await everythingOfB(world);
    for (const [life, live] of Object.entries(LIVES)) {
      await live(world);
      expect([life, await everythingOfB(world)]).toEqual([life, plain]);
    }
  });

  it("is the same answer to one's own logging, whatever the other one logged on that day", async () => {
    const world = await makeWorld(db.owner);
    for (let time = 0; time < 3; time += 1) await logEpisode(world.partnerA);
    await tellResponse(world.partnerA, { day: TODAY, part: "night", response: "gave_in" }, now);
    await logEpisode(world.partnerB);
    await tellResponse(world.partnerB, { day: TODAY, part: "night", response: "gave_in" }, now);
    expect((await openMoments(world.partnerB, now)).sent).toHaveLength(1);
  });
});

describe("without the product's own rules, the database still refuses", () => {
  type Run = Parameters<typeof asPractice>[2];
  const asPartner = ({ partnerB }: World, run: Run) =>
    db.owner
      .begin(async (tx) => {
        await tx`select set_config('role', 'app_partner', true), set_config('app.practice_id', ${partnerB.practiceId}, true),
          set_config('app.user_id', ${partnerB.userId}, true), set_config('app.couple_id', ${partnerB.coupleId}, true),
          set_config('app.slot', 'B', true)`;
        return run(tx);
      })
      .catch(() => "refused");

  it("reading, changing or deleting what is the other one's or was sent, and telling in their place", async () => {
    const world = await makeWorld(db.owner);
    await logEpisode(world.partnerA);
    await begin(world.partnerA);
    await logEpisode(world.partnerB);
    const { practiceId, coupleId, partnerA } = world;
    expect(await asPartner(world, (tx) => tx`select slot from loop_episode`)).toEqual([{ slot: "B" }]);
    expect(await asPartner(world, (tx) => tx`update loop_episode set relief_now = 1 returning id`)).toEqual(
      [],
    );
    expect(await asPartner(world, (tx) => tx`delete from loop_episode returning id`)).toEqual([]);
    for (const partnerId of [partnerA.userId, world.partnerB.userId]) {
      const sent = await asPartner(
        world,
        (
          tx,
        ) => tx`insert into loop_episode (practice_id, id, couple_id, partner_id, slot, happened_on, day_part, written_on,
            sent_on, place)
          values (${practiceId}, gen_random_uuid(), ${coupleId}, ${partnerId}, 'B', ${YESTERDAY}, 1, ${TODAY}, ${TODAY}, 1)`,
      );
      expect(sent).toBe("refused");
    }
    expect(
      await asPartner(
        world,
        (
          tx,
        ) => tx`insert into response_view (practice_id, id, couple_id, partner_id, slot, happened_on, day_part, told_on,
            response_given)
          values (${practiceId}, gen_random_uuid(), ${coupleId}, ${partnerA.userId}, 'A', ${TODAY}, 1, ${TODAY}, 'gave_in')`,
      ),
    ).toBe("refused");
    const [theirs] = await asPractice(
      db.owner,
      practiceId,
      (tx) => tx<{ id: string }[]>`select id from loop_episode where slot = 'A' and sent_on is not null`,
    );
    expect(
      await asPartner(
        world,
        (
          tx,
        ) => tx`insert into episode_follow_up (practice_id, episode_id, kind, couple_id, partner_id, slot, told_on)
          values (${practiceId}, ${theirs?.id ?? ""}, 'next_day', ${coupleId}, ${world.partnerB.userId}, 'B', ${TODAY})`,
      ),
    ).toBe("refused");
  });

  it("a therapist reading what is not sent", async () => {
    const world = await makeWorld(db.owner);
    await begin(world.partnerA);
    const seen = await db.owner.begin(async (tx) => {
      await tx`select set_config('role', 'app_clinician', true), set_config('app.practice_id', ${world.practiceId}, true),
        set_config('app.user_id', ${world.treating.userId}, true)`;
      return tx`select from loop_episode`;
    });
    expect(seen).toHaveLength(0);
  });
});
