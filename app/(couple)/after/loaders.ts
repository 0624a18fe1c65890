import { isSentSignedOut, requireActor } from "#lib/auth/require-actor";
import { openSessionCheck } from "#lib/couples/own-session-check";
import { agreementLine } from "#lib/couples/rules-secrets";
import { newId } from "#lib/kernel/ids";

/** What is open after the last session, and a fresh number for the send; null after a plain form was sent signed out. */
export async function loadSessionCheck() {
  if (await isSentSignedOut()) return null;
  const actor = await requireActor("partner");
  const { session, state, agreement } = await openSessionCheck(actor);
  return { session, state, agreement: agreementLine(agreement), submissionId: newId() };
}
