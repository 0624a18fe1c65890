import { and, desc, eq, isNotNull } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { indicatorRating } from "#db/schema/formulation";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { ratingsFrom } from "#lib/formulation/ratings";
import type { Ratings, RatingsOfPartner } from "#lib/formulation/types";
import type { Id } from "#lib/kernel/ids";

export type Rater = "self" | "therapist";

/** One rating that was sent. */
export type SentRating = { slot: Slot; rater: Rater; ratings: Ratings; at: Date };

/**
 * The ratings in force of a couple on the caseload: of each partner the newest by themself and the newest by the
 * therapist, however many others were sent since.
 */
export async function newestSentIn(tx: Tx, actor: ActorOf<"clinician">, coupleId: Id): Promise<SentRating[]> {
  const of = (slot: Slot, rater: Rater) =>
    tx
      .select()
      .from(indicatorRating)
      .where(
        and(
          ofTreatedCouple(actor, indicatorRating, coupleId),
          eq(indicatorRating.slot, slot),
          eq(indicatorRating.rater, rater),
          isNotNull(indicatorRating.sentAt),
        ),
      )
      .orderBy(desc(indicatorRating.sentAt), desc(indicatorRating.id))
      .limit(1);
  const rows = await unionAll(of("A", "self"), of("A", "therapist"), of("B", "self"), of("B", "therapist"));
  return rows.flatMap(({ slot, rater, sentAt, ...row }) =>
    sentAt === null
      ? []
      : [{ slot: slot as Slot, rater: rater as Rater, ratings: ratingsFrom(row), at: sentAt }],
  );
}

/** The same, laid out by partner and rater. */
export async function newestRatingsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<Readonly<Record<Slot, RatingsOfPartner>>> {
  return newestOf(await newestSentIn(tx, actor, coupleId));
}

/** The same of ratings in hand, one of each partner and rater. */
export function newestOf(
  sent: readonly Pick<SentRating, "slot" | "rater" | "ratings">[],
): Readonly<Record<Slot, RatingsOfPartner>> {
  const of = (slot: Slot): RatingsOfPartner => ({
    self: sent.find((one) => one.slot === slot && one.rater === "self")?.ratings ?? {},
    therapist: sent.find((one) => one.slot === slot && one.rater === "therapist")?.ratings ?? {},
  });
  return { A: of("A"), B: of("B") };
}
