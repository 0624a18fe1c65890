import { and, desc, isNotNull } from "drizzle-orm";
import { indicatorRating } from "#db/schema/formulation";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { ratingsFrom } from "#lib/formulation/ratings";
import type { Ratings, RatingsOfPartner } from "#lib/formulation/types";
import type { Id } from "#lib/kernel/ids";

/** One rating that was sent. */
export type SentRating = { slot: Slot; rater: "self" | "therapist"; ratings: Ratings; at: Date };

/** Newest first; so many ratings that were sent of a couple on the caseload. */
export async function sentRatingsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  most: number,
): Promise<SentRating[]> {
  const rows = await tx
    .select()
    .from(indicatorRating)
    .where(and(ofTreatedCouple(actor, indicatorRating, coupleId), isNotNull(indicatorRating.sentAt)))
    .orderBy(desc(indicatorRating.sentAt), desc(indicatorRating.id))
    .limit(most);
  return rows.flatMap(({ slot, rater, sentAt, ...row }) =>
    sentAt === null
      ? []
      : [{ slot: slot as Slot, rater: rater as SentRating["rater"], ratings: ratingsFrom(row), at: sentAt }],
  );
}

/** More than a couple gathers in years of care at one rating each every four sessions. */
export const MOST_RATINGS = 60;

/** Of each partner, the newest rating by themself and by the therapist. */
export async function newestRatingsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<Readonly<Record<Slot, RatingsOfPartner>>> {
  return newestOf(await sentRatingsIn(tx, actor, coupleId, MOST_RATINGS));
}

/** The same of ratings in hand, newest first. */
export function newestOf(sent: readonly SentRating[]): Readonly<Record<Slot, RatingsOfPartner>> {
  const of = (slot: Slot): RatingsOfPartner => ({
    self: sent.find((one) => one.slot === slot && one.rater === "self")?.ratings ?? {},
    therapist: sent.find((one) => one.slot === slot && one.rater === "therapist")?.ratings ?? {},
  });
  return { A: of("A"), B: of("B") };
}
