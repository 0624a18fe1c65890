import { isSentSignedOut, requireActor } from "#lib/auth/require-actor";

/** Nothing is read: the page is the same whether somebody asked or not. False after a plain form was sent signed out. */
export async function loadTalk(): Promise<boolean> {
  if (await isSentSignedOut()) return false;
  await requireActor("partner");
  return true;
}
