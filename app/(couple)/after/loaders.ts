import { opensCheck, opensCheckOf } from "#lib/auth/handed-tablet";
import { isSentSignedOut, requireActor, tabletNow } from "#lib/auth/require-actor";
import { openSessionCheck } from "#lib/couples/own-session-check";
import { agreementLine } from "#lib/couples/rules-secrets";
import { newId } from "#lib/kernel/ids";

/** What is open after the last session, and a fresh number for the send; null after a plain form was sent signed out. */
export async function loadSessionCheck() {
  if (await isSentSignedOut()) return null;
  const actor = await requireActor("partner", undefined, opensCheck);
  const { session, state, agreement, agreementVersion } = await openSessionCheck(actor);
  const tablet = await tabletNow();
  const isOther = tablet !== null && !opensCheckOf(tablet, session);
  return {
    session,
    // Of another session nothing is asked on a tablet, nor said.
    state: isOther ? ("none" as const) : state,
    agreement: { version: agreementVersion, line: agreementLine(agreement) },
    submissionId: newId(),
    isTablet: tablet !== null,
  };
}

/** Where the last page leads. */
export async function loadAfterDone() {
  await requireActor("partner", undefined, opensCheck);
  return { isTablet: (await tabletNow()) !== null };
}
