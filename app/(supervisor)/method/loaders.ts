import { requireActor } from "#lib/auth/require-actor";
import { methodFacts } from "#lib/release/queries";

export async function loadMethod() {
  await requireActor("supervisor");
  return methodFacts();
}
