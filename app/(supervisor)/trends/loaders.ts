import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { listTrends } from "#lib/release/queries";

export async function loadTrends() {
  const actor = await requireActor("supervisor");
  return pageRead(() => listTrends(actor));
}
