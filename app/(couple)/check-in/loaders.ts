import { isSentSignedOut, requireActor } from "#lib/auth/require-actor";
import { agreementLine } from "#lib/couples/rules-secrets";
import { newId } from "#lib/kernel/ids";
import { keepKey } from "#lib/progress/keep-key";
import { openCheckIn } from "#lib/progress/open-check-in";

/** This week's check-in and a fresh number for the send; null after a plain form was sent signed out. */
export async function loadCheckIn() {
  if (await isSentSignedOut()) return null;
  const actor = await requireActor("partner");
  const { week, state, agreement, agreementVersion } = await openCheckIn(actor);
  return {
    week,
    state,
    agreement: { version: agreementVersion, line: agreementLine(agreement) },
    submissionId: newId(),
    keepKey: keepKey(actor, week),
  };
}
