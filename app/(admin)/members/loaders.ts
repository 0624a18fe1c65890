import { hasMailServer } from "#lib/accounts/has-mail-server";
import { listMembers } from "#lib/accounts/queries";
import { requireActor } from "#lib/auth/require-actor";

export async function loadMembers(after: string | string[] | undefined) {
  const page = await listMembers(await requireActor("admin"), typeof after === "string" ? after : undefined);
  return { ...page, hasMailServer: hasMailServer() };
}
