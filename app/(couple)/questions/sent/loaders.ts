import { isSentSignedOut, requireActor } from "#lib/auth/require-actor";

/** Nothing is read: the page is the same whether somebody sent anything or not. False after a plain form was sent signed out. */
export async function loadSent(): Promise<boolean> {
  if (await isSentSignedOut()) return false;
  await requireActor("partner");
  return true;
}
