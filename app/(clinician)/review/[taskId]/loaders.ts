import { pageRead } from "#lib/auth/page-read";
import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { wantsSingleKeys } from "#lib/auth/single-keys";
import { openResponse } from "#lib/homework/open-response";
import { isStrained } from "#lib/homework/rules";

export async function loadResponse(taskId: string) {
  const actor = await requireActor("clinician");
  const { timeZone } = await shellFacts();
  const response = await pageRead(() => openResponse(actor, taskId));
  return { response, timeZone, strained: isStrained(response.check), singleKeys: await wantsSingleKeys() };
}
