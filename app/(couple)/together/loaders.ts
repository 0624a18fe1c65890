import { requireActor } from "#lib/auth/require-actor";
import { listTogether } from "#lib/homework/list-together";

/** What the partner can still choose to share, and what is open to both. */
export async function loadTogetherList() {
  return listTogether(await requireActor("partner"));
}
