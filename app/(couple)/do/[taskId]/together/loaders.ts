import { pageRead } from "#lib/auth/page-read";
import { isSentSignedOut, requireActor, shellFacts } from "#lib/auth/require-actor";
import { openTogether } from "#lib/homework/open-together";

/** One piece of homework as both partners share it; null after a plain form was sent signed out. */
export async function loadTogether(taskId: string) {
  if (await isSentSignedOut()) return null;
  const actor = await requireActor("partner");
  const { timeZone } = await shellFacts();
  return { ...(await pageRead(() => openTogether(actor, taskId))), timeZone };
}
