import { requireActor } from "#lib/auth/require-actor";

/** Nothing to read: the gate alone. */
export async function loadNewCouple(): Promise<void> {
  await requireActor("clinician");
}
