import { listCaseloads } from "#lib/accounts/list-caseloads";
import { caseloadsQuery } from "#lib/accounts/schema";
import { requireActor } from "#lib/auth/require-actor";

export async function loadCaseloads(search: Record<string, string | string[] | undefined>) {
  const actor = await requireActor("admin");
  const query = caseloadsQuery.parse(search);
  return { query, ...(await listCaseloads(actor, query)) };
}
