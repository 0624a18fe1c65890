import { requireActor } from "#lib/auth/require-actor";
import { wantsSingleKeys } from "#lib/auth/single-keys";

export async function loadKeys() {
  await requireActor("clinician");
  return { singleKeys: await wantsSingleKeys() };
}
