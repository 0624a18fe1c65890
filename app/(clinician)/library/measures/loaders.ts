import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { listMeasures } from "#lib/measures/queries";

/** Every measure of the library, and which of them this practice may use. */
export async function loadMeasures() {
  const actor = await requireActor("clinician");
  return pageRead(() => listMeasures(actor));
}
