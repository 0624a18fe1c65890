import { and, desc, eq, sql } from "drizzle-orm";
import { checkIn } from "#db/schema/homework";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import type { Id } from "#lib/kernel/ids";

/** A partner's newest check-in: the Monday of its week, and whether its answers make a score. No answers. */
export type LastCheckIn = { slot: Slot; week: string; hasScore: boolean };

/** The newest check-in of each partner who sent one, A before B, inside a transaction that is already open. */
export async function lastCheckInsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<LastCheckIn[]> {
  const newestOf = (slot: Slot) =>
    tx
      .select({ week: checkIn.week, hasScore: sql<boolean>`${checkIn.scoreTenths} is not null` })
      .from(checkIn)
      .where(and(ofTreatedCouple(actor, checkIn, coupleId), eq(checkIn.slot, slot)))
      .orderBy(desc(checkIn.week))
      .limit(1);
  const [[a], [b]] = await Promise.all([newestOf("A"), newestOf("B")]);
  return [...(a ? [{ slot: "A" as const, ...a }] : []), ...(b ? [{ slot: "B" as const, ...b }] : [])];
}
