import { opensCheck } from "#lib/auth/handed-tablet";
import { isSentSignedOut, requireActor, tabletNow } from "#lib/auth/require-actor";
import { openSessionCheck } from "#lib/couples/own-session-check";
import { agreementLine } from "#lib/couples/rules-secrets";
import { newId } from "#lib/kernel/ids";

/** What is open after the last session, and a fresh number for the send; null after a plain form was sent signed out. */
export async function loadSessionCheck() {
  if (await isSentSignedOut()) return null;
  const actor = await requireActor("partner", undefined, opensCheck);
  const { session, state, agreement } = await openSessionCheck(actor);
  const isTablet = (await tabletNow()) !== null;
  return { session, state, agreement: agreementLine(agreement), submissionId: newId(), isTablet };
}

/** Where the last page leads. */
export async function loadAfterDone() {
  await requireActor("partner", undefined, opensCheck);
  return { isTablet: (await tabletNow()) !== null };
}
