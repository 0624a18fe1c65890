import { isSentSignedOut, requireActor } from "#lib/auth/require-actor";
import { agreementLine } from "#lib/couples/rules-secrets";
import { openMoments } from "#lib/formulation/own-moments";

/** The start page of one's own moments; null after a plain form was sent signed out. */
export async function loadMoments() {
  if (await isSentSignedOut()) return null;
  const own = await openMoments(await requireActor("partner"));
  return { ...own, agreement: agreementLine(own.agreement) };
}
