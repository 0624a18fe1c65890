import { requireActor } from "#lib/auth/require-actor";
import { listMeasures } from "#lib/measures/queries";

/** Every measure of the library; it holds nothing about anyone. */
export async function loadMeasures() {
  await requireActor("clinician");
  return listMeasures();
}
