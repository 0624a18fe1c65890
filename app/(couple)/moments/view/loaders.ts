import { isSentSignedOut, requireActor } from "#lib/auth/require-actor";
import { agreementLine } from "#lib/couples/rules-secrets";
import { RESPONSE_NEED, RESPONSE_QUESTION } from "#lib/formulation/episode-choices";
import { openMoments } from "#lib/formulation/own-moments";

/** The page for one's own response, the same whatever anybody logged; null after a plain form was sent signed out. */
export async function loadView() {
  if (await isSentSignedOut()) return null;
  const { state, now, agreement, agreementVersion } = await openMoments(await requireActor("partner"));
  return {
    state,
    now,
    agreement: { version: agreementVersion, line: agreementLine(agreement) },
    questions: [RESPONSE_QUESTION, ...RESPONSE_NEED],
  };
}
