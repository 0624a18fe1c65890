import { hasMailServer } from "#lib/accounts/has-mail-server";
import { listOutbox } from "#lib/accounts/queries";
import { requireActor, shellFacts } from "#lib/auth/require-actor";

export async function loadOutbox(before: string | string[] | undefined) {
  const actor = await requireActor("admin");
  const { timeZone } = await shellFacts();
  const { rows, next } = await listOutbox(actor, typeof before === "string" ? before : undefined);
  return { mails: rows, next, hasMailServer: hasMailServer(), timeZone };
}
