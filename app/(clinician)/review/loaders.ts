import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { wantsSingleKeys } from "#lib/auth/single-keys";
import { listInbox } from "#lib/homework/list-inbox";
import { inboxQuery } from "#lib/homework/schema";

export async function loadInbox(search: Record<string, string | string[] | undefined>) {
  const actor = await requireActor("clinician");
  const { timeZone } = await shellFacts();
  const query = inboxQuery.parse(search);
  return {
    page: await listInbox(actor, query),
    later: query.after !== undefined,
    timeZone,
    singleKeys: await wantsSingleKeys(),
  };
}
