import { notFound } from "next/navigation";
import { requireActor } from "#lib/auth/require-actor";
import { openOurMap } from "#lib/formulation/our-map";

/** The map both agreed to; without one the address is like any that does not exist. */
export async function loadOurMap() {
  const actor = await requireActor("partner");
  const found = await openOurMap(actor);
  if (!found) notFound();
  return found;
}
