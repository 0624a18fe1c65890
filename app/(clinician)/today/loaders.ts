import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { listClinicianToday } from "#lib/couples/list-today";

export async function loadToday() {
  const actor = await requireActor("clinician");
  const { timeZone } = await shellFacts();
  return { ...(await listClinicianToday(actor)), timeZone };
}
