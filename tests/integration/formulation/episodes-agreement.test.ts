import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { proposePolicy } from "#lib/couples/propose-policy";
import { putPolicyInForce } from "#lib/couples/put-policy-in-force";
import type { PolicyKind } from "#lib/couples/rules-secrets";
import { signPolicy } from "#lib/couples/sign-policy";
import { answerFollowUp } from "#lib/formulation/answer-follow-up";
import { listEpisodes } from "#lib/formulation/list-episodes";
import { openEpisode } from "#lib/formulation/own-episode";
import { openMoments } from "#lib/formulation/own-moments";
import { tellResponse } from "#lib/formulation/tell-response";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld, type World } from "#tests/support/people";
import { begin, clockAt, logEpisode, NOW, savePage, TODAY, WHOLE, waitingId } from "./given-episodes";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const now = clockAt(NOW);

/** Offered, signed by both and put in force. */
async function agree({ treating, partnerA, partnerB, coupleId }: World, kind: PolicyKind): Promise<void> {
  const { version } = await proposePolicy(treating, { coupleId, kind }, now);
  await signPolicy(partnerA, { version }, now);
  await signPolicy(partnerB, { version }, now);
  await putPolicyInForce(treating, { coupleId, version }, now);
}

describe("the agreement on secrets beside a moment", () => {
  it("is the one in force, on every page of a partner's moments", async () => {
    const world = await makeWorld(db.owner);
    const { partnerB } = world;
    expect((await openMoments(partnerB, now)).agreement).toBeNull();
    await agree(world, "no_secrets");
    expect((await openMoments(partnerB, now)).agreement).toBe("no_secrets");
    expect((await openEpisode(partnerB, now)).agreement).toBe("no_secrets");
  });

  it("binds what is told later only: each word keeps the version that counted when it was sent", async () => {
    const world = await makeWorld(db.owner);
    const { partnerA, partnerB, treating, coupleId } = world;
    await logEpisode(partnerA, WHOLE, { day: "2026-11-23" });
    await agree(world, "kept_private");
    // Begun under one agreement, sent under the next: the one that counts is the one it was sent under.
    await begin(partnerA);
    await savePage(partnerA, "need", { need_kind: "safe" });
    await agree(world, "discretion");
    await savePage(partnerA, "need", { need_kind: "safe" }, { isLast: true });
    const later = { episodeId: await waitingId(partnerA, now), answers: { relief_24h: 2 } };
    await answerFollowUp(partnerA, { ...later, asked: ["next_day"] }, now);
    await tellResponse(partnerB, { day: TODAY, part: "night", response: "gave_in" }, now);

    const { episodes, views } = await listEpisodes(treating, coupleId);
    const discretion = { version: 2, kind: "discretion" };
    expect(episodes.map(({ day, saidUnder, laterUnder }) => ({ day, saidUnder, laterUnder }))).toEqual([
      { day: TODAY, saidUnder: discretion, laterUnder: [] },
      {
        day: "2026-11-23",
        saidUnder: { version: 0, kind: null },
        laterUnder: [{ kind: "next_day", under: discretion }],
      },
    ]);
    expect(views).toMatchObject([{ slot: "B", saidUnder: discretion }]);
  });

  it("is out of everybody's reach once it was sent", async () => {
    const world = await makeWorld(db.owner);
    await logEpisode(world.partnerA);
    const change = "update loop_episode set policy_version = 9";
    expect((await withActor(world.partnerA, (tx) => tx.execute(change))).count).toBe(0);
    await expect(withActor(world.treating, (tx) => tx.execute(change))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
