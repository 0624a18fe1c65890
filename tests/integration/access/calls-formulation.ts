import { askToTalk } from "#lib/couples/ask-to-talk";
import { handleTalkRequest } from "#lib/couples/handle-talk-request";
import { askForRatings } from "#lib/formulation/ask-for-ratings";
import { openFormulation } from "#lib/formulation/open-formulation";
import { openOwnRatings } from "#lib/formulation/own-ratings";
import { rateCouple } from "#lib/formulation/rate-couple";
import { saveRatings } from "#lib/formulation/save-ratings";
import type { Id } from "#lib/kernel/ids";
import { call, type Given, none, ofCouple, type Prepared } from "#tests/integration/access/call";
import { asPractice } from "#tests/support/people";

/** Every couple of the practice was asked to rate. */
async function everybodyAsked({ owner, world }: Given): Promise<void> {
  await asPractice(
    owner,
    world.practiceId,
    (tx) => tx`insert into rating_request (practice_id, id, couple_id, asked_by)
      select practice_id, gen_random_uuid(), id, clinician_id from couple`,
  );
}

async function waitingRequest({ owner, world }: Given) {
  await askToTalk(world.partnerA);
  const [row] = await asPractice(
    owner,
    world.practiceId,
    (tx) => tx<{ id: Id }[]>`select id from talk_request where couple_id = ${world.coupleId}`,
  );
  return { coupleId: world.coupleId, requestId: row?.id ?? "" };
}

/** How the verbs of the formulation, and of asking to be seen alone, are called. */
export const FORMULATION_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "couples/askToTalk": none((actor) => askToTalk(actor)),
  "couples/handleTalkRequest": async (given) =>
    call(await waitingRequest(given), (actor, { coupleId, requestId }) =>
      handleTalkRequest(actor, { coupleId, requestId }),
    ),
  "formulation/askForRatings": ofCouple((actor, { coupleId }) => askForRatings(actor, { coupleId })),
  "formulation/openFormulation": ofCouple((actor, { coupleId }) => openFormulation(actor, coupleId)),
  "formulation/openOwnRatings": none((actor) => openOwnRatings(actor)),
  "formulation/rateCouple": ofCouple((actor, { coupleId }) =>
    rateCouple(actor, { coupleId, A: { D1: 4 }, B: {} }),
  ),
  "formulation/saveRatings": async (given) => {
    await everybodyAsked(given);
    return call({}, (actor) => saveRatings(actor, { page: "dissonance", isLast: false, ratings: { D1: 4 } }));
  },
};
