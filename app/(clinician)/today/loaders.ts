import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { openToday } from "#lib/progress/open-today";

export async function loadToday() {
  const actor = await requireActor("clinician");
  const { timeZone } = await shellFacts();
  return { ...(await openToday(actor, timeZone)), timeZone };
}
