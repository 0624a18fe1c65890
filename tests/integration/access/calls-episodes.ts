import { answerFollowUp } from "#lib/formulation/answer-follow-up";
import { discardEpisode } from "#lib/formulation/discard-episode";
import { listEpisodes } from "#lib/formulation/list-episodes";
import { openEpisode } from "#lib/formulation/own-episode";
import { openMoments } from "#lib/formulation/own-moments";
import { saveEpisode } from "#lib/formulation/save-episode";
import { tellResponse } from "#lib/formulation/tell-response";
import { call, type Given, none, ofCouple, type Prepared } from "#tests/integration/access/call";
import { dayAhead } from "#tests/integration/access/states";
import { logEpisode, waitingId } from "#tests/integration/formulation/given-episodes";

const now = () => new Date();

/** How the verbs of what partners log of their loop are called. */
export const EPISODE_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "formulation/answerFollowUp": async ({ world }) => {
    await logEpisode(world.partnerA, { relief_now: 8 }, { day: dayAhead(-1), clock: now });
    const episodeId = await waitingId(world.partnerA, now);
    return call({ episodeId }, (actor, ids) =>
      answerFollowUp(actor, { episodeId: ids.episodeId, asked: ["next_day"], answers: { relief_24h: 2 } }),
    );
  },
  "formulation/discardEpisode": none((actor) => discardEpisode(actor)),
  "formulation/listEpisodes": ofCouple((actor, { coupleId }) => listEpisodes(actor, coupleId)),
  "formulation/openEpisode": none((actor) => openEpisode(actor)),
  "formulation/openMoments": none((actor) => openMoments(actor)),
  "formulation/saveEpisode": none((actor) =>
    saveEpisode(actor, { page: "when", isLast: false, day: dayAhead(0), part: "night" }),
  ),
  "formulation/tellResponse": none((actor) =>
    tellResponse(actor, { day: dayAhead(0), part: "night", response: "gave_in" }),
  ),
};
