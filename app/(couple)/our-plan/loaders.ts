import { notFound } from "next/navigation";
import { requireActor } from "#lib/auth/require-actor";
import { openCards } from "#lib/homework/cards";

/** What both made to keep; without one the address is like any that does not exist. */
export async function loadOurPlan() {
  const cards = await openCards(await requireActor("partner"));
  if (cards.length === 0) notFound();
  return cards;
}
