import { answerYes } from "#lib/couples/answer-yes";
import { askForYes } from "#lib/couples/ask-for-yes";
import { openOwnYes } from "#lib/couples/own-yes";
import { proposePolicy } from "#lib/couples/propose-policy";
import { putPolicyInForce } from "#lib/couples/put-policy-in-force";
import { signPolicy } from "#lib/couples/sign-policy";
import { markConsentCheck } from "#lib/formulation/mark-consent-check";
import { rateCouple } from "#lib/formulation/rate-couple";
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

/** Every couple of the practice is offered an agreement, and of this one both have signed it. */
async function everybodyOffered({ owner, world }: Given, isSigned = false): Promise<void> {
  await asPractice(owner, world.practiceId, async (tx) => {
    await tx`delete from policy_signature`;
    await tx`delete from secrets_policy`;
    await tx`insert into secrets_policy (practice_id, id, couple_id, version, kind, proposed_by)
      select practice_id, gen_random_uuid(), id, 1, 'discretion', clinician_id from couple`;
    if (isSigned)
      await tx`insert into policy_signature (practice_id, policy_id, partner_id, couple_id, slot)
        select p.practice_id, k.id, p.id, p.couple_id, p.slot from partner p
        join secrets_policy k on k.practice_id = p.practice_id and k.couple_id = p.couple_id`;
  });
}

/** How the verbs of what a couple agrees to are called. */
export const AGREEMENT_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "couples/answerYes": async (given) => {
    await everybodyAsked(given);
    return call({}, (actor) => answerYes(actor, { exerciseClass: "T", answer: "yes" }));
  },
  "couples/askForYes": ofCouple((actor, { coupleId }) => askForYes(actor, { coupleId, exerciseClass: "T" })),
  "couples/proposePolicy": ofCouple((actor, { coupleId }) =>
    proposePolicy(actor, { coupleId, kind: "discretion" }),
  ),
  "couples/putPolicyInForce": async (given) => {
    await everybodyOffered(given, true);
    return call({ coupleId: given.world.coupleId }, (actor, { coupleId }) =>
      putPolicyInForce(actor, { coupleId, version: 1 }),
    );
  },
  "couples/signPolicy": async (given) => {
    await everybodyOffered(given);
    return call({}, (actor) => signPolicy(actor, { version: 1 }));
  },
  "formulation/markConsentCheck": async ({ world }) => {
    await rateCouple(world.treating, { coupleId: world.coupleId, A: { D1: 8 }, B: {} });
    return call({ coupleId: world.coupleId }, (actor, { coupleId }) =>
      markConsentCheck(actor, { coupleId, slot: "A", ratedAt: new Date(), note: "Seen alone." }),
    );
  },
  "couples/openOwnYes": none((actor) => openOwnYes(actor)),
};
