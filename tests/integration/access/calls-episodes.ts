import type { ActorOf } from "#lib/access/actor";
import { answerFollowUp } from "#lib/formulation/answer-follow-up";
import { chooseNeedShare } from "#lib/formulation/choose-need-share";
import { discardEpisode } from "#lib/formulation/discard-episode";
import { listEpisodes } from "#lib/formulation/list-episodes";
import { openEpisode } from "#lib/formulation/own-episode";
import { openMoments } from "#lib/formulation/own-moments";
import { openNeeds } from "#lib/formulation/own-needs";
import { revealNeeds } from "#lib/formulation/reveal-needs";
import { saveEpisode } from "#lib/formulation/save-episode";
import { tellResponse } from "#lib/formulation/tell-response";
import type { Id } from "#lib/kernel/ids";
import { call, type Given, none, ofCouple, type Prepared } from "#tests/integration/access/call";
import { logEpisode, waitingId } from "#tests/integration/formulation/given-episodes";
import { practiceDay } from "#tests/support/practice-day";

const now = () => new Date();

/** A moment of today that somebody sent, with a need in it. */
async function neededMoment(who: ActorOf<"partner">): Promise<Id> {
  await logEpisode(who, { need_kind: "safe" }, { day: practiceDay(), clock: now });
  return (await openNeeds(who)).choices[0]?.sourceId ?? "";
}

/** How the verbs of what partners log of their loop are called. */
export const EPISODE_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "formulation/answerFollowUp": async ({ world }) => {
    await logEpisode(world.partnerA, { relief_now: 8 }, { day: practiceDay(-1), clock: now });
    const episodeId = await waitingId(world.partnerA, now);
    return call({ episodeId }, (actor, ids) =>
      answerFollowUp(actor, { episodeId: ids.episodeId, asked: ["next_day"], answers: { relief_24h: 2 } }),
    );
  },
  "formulation/chooseNeedShare": async ({ world }) => {
    const sourceId = await neededMoment(world.partnerA);
    return call({ sourceId }, (actor, ids) =>
      chooseNeedShare(actor, { source: "episode", sourceId: ids.sourceId, press: "share" }),
    );
  },
  "formulation/openNeeds": none((actor) => openNeeds(actor)),
  "formulation/revealNeeds": async ({ world }) => {
    for (const who of [world.partnerA, world.partnerB])
      await chooseNeedShare(who, { source: "episode", sourceId: await neededMoment(who), press: "share" });
    return call({ coupleId: world.coupleId }, (actor, { coupleId }) =>
      revealNeeds(actor, { coupleId, day: practiceDay() }),
    );
  },
  "formulation/discardEpisode": none((actor) => discardEpisode(actor)),
  "formulation/listEpisodes": ofCouple((actor, { coupleId }) => listEpisodes(actor, coupleId)),
  "formulation/openEpisode": none((actor) => openEpisode(actor)),
  "formulation/openMoments": none((actor) => openMoments(actor)),
  "formulation/saveEpisode": none((actor) =>
    saveEpisode(actor, { page: "when", isLast: false, day: practiceDay(), part: "night" }),
  ),
  "formulation/tellResponse": none((actor) =>
    tellResponse(actor, { day: practiceDay(), part: "night", response: "gave_in" }),
  ),
};
