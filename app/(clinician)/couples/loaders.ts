import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { listCaseload } from "#lib/couples/list-caseload";
import { caseloadQuery } from "#lib/couples/schema";

export async function loadCaseload(search: Record<string, string | string[] | undefined>) {
  const actor = await requireActor("clinician");
  const { timeZone } = await shellFacts();
  const query = caseloadQuery.parse(search);
  return { query, page: await listCaseload(actor, query), timeZone };
}
