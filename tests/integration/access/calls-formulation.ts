import { askForRatings } from "#lib/formulation/ask-for-ratings";
import { openFormulation } from "#lib/formulation/open-formulation";
import { openOwnRatings } from "#lib/formulation/own-ratings";
import { rateCouple } from "#lib/formulation/rate-couple";
import { saveRatings } from "#lib/formulation/save-ratings";
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

/** How the verbs of the formulation are called. */
export const FORMULATION_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
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
