import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { findOwnChoices } from "#lib/couples/find-own-choices";

export async function loadOwnChoices() {
  const actor = await requireActor("partner");
  return pageRead(() => findOwnChoices(actor));
}
