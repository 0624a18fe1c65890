import { listAudit } from "#lib/accounts/queries";
import { requireActor, shellFacts } from "#lib/auth/require-actor";

export async function loadAudit(before: string | string[] | undefined) {
  const actor = await requireActor("admin");
  const { timeZone } = await shellFacts();
  return { ...(await listAudit(actor, typeof before === "string" ? before : undefined)), timeZone };
}
