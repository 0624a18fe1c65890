"use server";
import { refresh } from "next/cache";
import { hasMailServer } from "#lib/accounts/has-mail-server";
import { invitePartner } from "#lib/accounts/invite-partner";
import { revokeInvitation } from "#lib/accounts/revoke-invitation";
import { coupleIdInput, partnerIdInput } from "#lib/accounts/schema";
import { formAction } from "#lib/auth/form-action";
import { changeCouple } from "#lib/couples/change-couple";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { liftHold } from "#lib/couples/lift-hold";
import { proposePolicy } from "#lib/couples/propose-policy";
import { putPolicyInForce } from "#lib/couples/put-policy-in-force";
import { recheckHold } from "#lib/couples/recheck-hold";
import { recordScreening } from "#lib/couples/record-screening";
import { revealNames } from "#lib/couples/reveal-names";
import {
  changeCoupleInput,
  holdInput,
  liftHoldInput,
  proposePolicyInput,
  putPolicyInForceInput,
  recheckHoldInput,
  screeningInput,
} from "#lib/couples/schema";
import { setLacksInput } from "#lib/formulation/choice-schema";
import { setLacks } from "#lib/formulation/suggestion-choices";
import { chooseClient } from "#lib/notes/choose-client";
import {
  chooseClientInput,
  withdrawAuthorisationInput,
  writeAuthorisationInput,
} from "#lib/notes/release-schema";
import { withdrawAuthorisation, writeAuthorisation } from "#lib/notes/write-authorisation";
import { askCoSign } from "#lib/supervision/ask-co-sign";
import { endCoSign } from "#lib/supervision/end-co-sign";
import { askCoSignInput, endCoSignInput } from "#lib/supervision/schema";

/** Shows the page as it is now and keeps what is typed in its other forms; a move to it would not. */
function done(note: string) {
  refresh();
  return { note };
}

export const invitePartnerAction = formAction("clinician", partnerIdInput, async (actor, input) => {
  await invitePartner(actor, input.coupleId, input.partnerId);
  return done(
    hasMailServer()
      ? "A new link was sent. The one before is closed."
      : "A new link is waiting in the outbox, for your admin to pass on. The one before is closed.",
  );
});

export const revokeInvitationAction = formAction("clinician", partnerIdInput, async (actor, input) => {
  await revokeInvitation(actor, input.coupleId, input.partnerId);
  return done("The link is closed.");
});

/** The names live in the answer to this press alone; the page itself never holds them. */
export const revealNamesAction = formAction("clinician", coupleIdInput, async (actor, { coupleId }) => {
  const names = await revealNames(actor, coupleId);
  return { note: names.map((n) => `${n.slot}: ${n.name}, ${n.email}`).join("\n") };
});

export const changeCoupleAction = formAction("clinician", changeCoupleInput, async (actor, input) => {
  await changeCouple(actor, input);
  return done("Saved.");
});

export const proposePolicyAction = formAction("clinician", proposePolicyInput, async (actor, input) => {
  const { version } = await proposePolicy(actor, input);
  return done(`Version ${version} is offered to both, each to read and sign alone.`);
});

export const putPolicyInForceAction = formAction("clinician", putPolicyInForceInput, async (actor, input) => {
  await putPolicyInForce(actor, input);
  return done("It counts from now on, for what is sent after this.");
});

export const holdJointWorkAction = formAction("clinician", holdInput, async (actor, input) => {
  await holdJointWork(actor, input);
  return done("The hold is set.");
});

export const setLacksAction = formAction("clinician", setLacksInput, async (actor, input) => {
  await setLacks(actor, input);
  return done("Saved. Suggestions leave out what needs it.");
});

export const liftHoldAction = formAction("clinician", liftHoldInput, async (actor, input) => {
  await liftHold(actor, input);
  return done("The hold is lifted.");
});

export const recordScreeningAction = formAction("clinician", screeningInput, async (actor, input) => {
  await recordScreening(actor, input);
  return done("Saved. It is kept with the day and your name.");
});

export const recheckHoldAction = formAction("clinician", recheckHoldInput, async (actor, input) => {
  await recheckHold(actor, input);
  return done("The hold stays, and counts for eight weeks more.");
});

export const chooseClientAction = formAction("clinician", chooseClientInput, async (actor, input) => {
  await chooseClient(actor, input);
  return done("Saved. Earlier choices stay on record.");
});

export const writeAuthorisationAction = formAction(
  "clinician",
  writeAuthorisationInput,
  async (actor, input) => {
    await writeAuthorisation(actor, input);
    return done("Written down.");
  },
);

export const withdrawAuthorisationAction = formAction(
  "clinician",
  withdrawAuthorisationInput,
  async (actor, input) => {
    await withdrawAuthorisation(actor, input);
    return done("Withdrawn. It counts for nothing from that day on, and stays on record.");
  },
);

export const askCoSignAction = formAction("clinician", askCoSignInput, async (actor, input) => {
  await askCoSign(actor, input);
  return done("A supervisor is asked. Until one agrees, the work stays held.");
});

export const endCoSignAction = formAction("clinician", endCoSignInput, async (actor, input) => {
  await endCoSign(actor, input);
  return done("Ended. The hold stops this work again.");
});
