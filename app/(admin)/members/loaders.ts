import { listMembers } from "#lib/accounts/queries";
import { requireActor } from "#lib/auth/require-actor";

export async function loadMembers() {
  return listMembers(await requireActor("admin"));
}
