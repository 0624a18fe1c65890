import { pageRead } from "#lib/auth/page-read";
import { isSentSignedOut, requireActor } from "#lib/auth/require-actor";
import { findOwnChoices } from "#lib/couples/find-own-choices";
import { agreementLine } from "#lib/couples/rules-secrets";

/** The partner's own choices; null after a plain form was sent signed out. */
export async function loadOwnChoices() {
  if (await isSentSignedOut()) return null;
  const actor = await requireActor("partner");
  const choices = await pageRead(() => findOwnChoices(actor));
  return { ...choices, agreement: agreementLine(choices.agreement) };
}
