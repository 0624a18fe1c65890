import { pageRead } from "#lib/auth/page-read";
import { isSentSignedOut, requireActor } from "#lib/auth/require-actor";
import { openOwnYes } from "#lib/couples/own-yes";

/** What the partner is asked; null after a plain form was sent signed out. */
export async function loadOkay() {
  if (await isSentSignedOut()) return null;
  const actor = await requireActor("partner");
  return pageRead(() => openOwnYes(actor));
}
