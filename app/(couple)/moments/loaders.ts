import { isSentSignedOut, requireActor } from "#lib/auth/require-actor";
import { openMoments } from "#lib/formulation/own-moments";

/** The start page of one's own moments; null after a plain form was sent signed out. */
export async function loadMoments() {
  if (await isSentSignedOut()) return null;
  return openMoments(await requireActor("partner"));
}
