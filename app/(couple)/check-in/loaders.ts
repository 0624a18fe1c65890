import { isSentSignedOut, requireActor } from "#lib/auth/require-actor";
import { newId } from "#lib/kernel/ids";
import { openCheckIn } from "#lib/progress/open-check-in";

/** This week's check-in and a fresh number for the send; null after a plain form was sent signed out. */
export async function loadCheckIn() {
  if (await isSentSignedOut()) return null;
  const { week, state } = await openCheckIn(await requireActor("partner"));
  return { week, state, submissionId: newId() };
}
