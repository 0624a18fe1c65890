import { requireActor } from "#lib/auth/require-actor";

/** The page has fixed words, but they are a clinician's alone. */
export async function mayWrite(): Promise<void> {
  await requireActor("clinician");
}
