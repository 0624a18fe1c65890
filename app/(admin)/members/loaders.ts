import { listMembers } from "#lib/accounts/queries";
import { requireActor } from "#lib/auth/require-actor";

export async function loadMembers(after: string | string[] | undefined) {
  return listMembers(await requireActor("admin"), typeof after === "string" ? after : undefined);
}
