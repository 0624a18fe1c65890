import { listCaseloads } from "#lib/accounts/list-caseloads";
import { requireActor } from "#lib/auth/require-actor";

export async function loadCaseloads(after: string | string[] | undefined) {
  const actor = await requireActor("admin");
  return listCaseloads(actor, typeof after === "string" ? after.slice(0, 200) : undefined);
}
