import { answerYes } from "#lib/couples/answer-yes";
import { askForYes } from "#lib/couples/ask-for-yes";
import { openOwnYes } from "#lib/couples/own-yes";
import { call, type Given, none, ofCouple, type Prepared } from "#tests/integration/access/call";
import { asPractice } from "#tests/support/people";

/** Every couple of the practice was asked for a yes to touch. */
async function everybodyAsked({ owner, world }: Given): Promise<void> {
  await asPractice(
    owner,
    world.practiceId,
    (tx) => tx`insert into yes_request (practice_id, id, couple_id, exercise_class, asked_by)
      select practice_id, gen_random_uuid(), id, 'T', clinician_id from couple`,
  );
}

/** How the verbs of what a couple agrees to are called. */
export const AGREEMENT_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "couples/answerYes": async (given) => {
    await everybodyAsked(given);
    return call({}, (actor) => answerYes(actor, { exerciseClass: "T", answer: "yes" }));
  },
  "couples/askForYes": ofCouple((actor, { coupleId }) => askForYes(actor, { coupleId, exerciseClass: "T" })),
  "couples/openOwnYes": none((actor) => openOwnYes(actor)),
};
