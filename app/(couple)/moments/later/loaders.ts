import { isSentSignedOut, requireActor } from "#lib/auth/require-actor";
import { agreementLine } from "#lib/couples/rules-secrets";
import { LATER_QUESTIONS } from "#lib/formulation/episode-choices";
import { openMoments } from "#lib/formulation/own-moments";

/** What is asked of the oldest moment that something is asked of; null after a plain form was sent signed out. */
export async function loadLater() {
  if (await isSentSignedOut()) return null;
  const { state, agreement, agreementVersion, waiting } = await openMoments(await requireActor("partner"));
  const [first] = waiting;
  return {
    state,
    agreement: { version: agreementVersion, line: agreementLine(agreement) },
    waiting: first ? { ...first, questions: first.asked.flatMap((kind) => LATER_QUESTIONS[kind]) } : null,
  };
}
