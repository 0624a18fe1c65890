import { pageRead } from "#lib/auth/page-read";
import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { openResponse } from "#lib/homework/open-response";
import { isStrained } from "#lib/homework/rules";

export async function loadResponse(taskId: string) {
  const actor = await requireActor("clinician");
  const { timeZone } = await shellFacts();
  const response = await pageRead(() => openResponse(actor, taskId));
  // A touch exercise asks each partner alone whether what was agreed was kept (exercise catalogue, entry 23).
  const brokenAgreement = response.fields.some(
    ({ field, answer }) => field.name === "agreement_kept" && answer === "no",
  );
  return { response, timeZone, strained: isStrained(response.check), brokenAgreement };
}
