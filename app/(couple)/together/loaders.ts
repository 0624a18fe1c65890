import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { listTogether } from "#lib/homework/list-together";

/** What the partner can still choose to share, and what is open to both. */
export async function loadTogetherList() {
  const actor = await requireActor("partner");
  const { timeZone } = await shellFacts();
  return { rows: await listTogether(actor), timeZone };
}
