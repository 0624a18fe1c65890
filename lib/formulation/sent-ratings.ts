import { and, desc, eq, isNotNull } from "drizzle-orm";
import { indicatorRating } from "#db/schema/formulation";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ownedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { heldForBoth } from "#lib/couples/own-consent";
import { ownRatingIn } from "#lib/formulation/own-ratings";
import { ratingsFrom, showable } from "#lib/formulation/ratings";
import type { Ratings } from "#lib/formulation/types";

/**
 * What a partner sent last of their own rating, for after they said their passphrase again; null before the first, and
 * where they did not choose to read it again when they sent it: an earlier one that they may is not looked for. The two
 * statements that open a private check are never in it: whoever is made to show their phone cannot be asked for them.
 * Throws "held" after consent was withdrawn. An audited read. Source: formulation paper, section 5; SAFE-04, SAFE-09.
 */
export async function openSentRatings(actor: ActorOf<"partner">): Promise<{ ratings: Ratings } | null> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "partner");
    const [own, [row]] = await Promise.all([
      ownRatingIn(tx, actor),
      tx
        .select()
        .from(indicatorRating)
        .where(
          and(
            ownedBy(actor, indicatorRating),
            eq(indicatorRating.rater, "self"),
            isNotNull(indicatorRating.sentAt),
          ),
        )
        .orderBy(desc(indicatorRating.sentAt), desc(indicatorRating.id))
        .limit(1),
      recordAudit(tx, actor, {
        action: "read",
        entity: "indicator_rating",
        coupleId: actor.coupleId,
        purpose: "open own rating",
      }),
    ]);
    if (own.isHeld) throw heldForBoth();
    if (!row?.mayReread) return null;
    return { ratings: showable(ratingsFrom(row)) };
  });
}
