import { listOutbox } from "#lib/accounts/queries";
import { requireActor, shellFacts } from "#lib/auth/require-actor";

export async function loadOutbox() {
  const actor = await requireActor("admin");
  const { timeZone } = await shellFacts();
  return { mails: await listOutbox(actor), hasMailServer: Boolean(process.env.SMTP_URL), timeZone };
}
