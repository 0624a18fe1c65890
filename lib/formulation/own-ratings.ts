import { and, eq, isNull } from "drizzle-orm";
import { partner } from "#db/schema/couples";
import { indicatorRating } from "#db/schema/formulation";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ownedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { eitherWithdrew } from "#lib/couples/own-consent";
import { type AgreementNow, agreementNow } from "#lib/couples/same-agreement";
import { isAskedToRate } from "#lib/formulation/rating-requests";
import { ratingsFrom, showable } from "#lib/formulation/ratings";
import type { Ratings } from "#lib/formulation/types";
import { notFound } from "#lib/kernel/errors";

/**
 * A partner's own rating. `open`: asked for, with what was saved of it but for the statements that open a private check.
 * Nothing that was sent is in it.
 */
export type OwnRatings = AgreementNow & ({ state: "open"; ratings: Ratings } | { state: "none" | "held" });

/** The rating a partner is at, and nothing of the other's. An audited read. */
export async function openOwnRatings(actor: ActorOf<"partner">): Promise<OwnRatings> {
  return withActor(actor, async (tx) => {
    const own = await ownRatingIn(tx, actor);
    await recordAudit(tx, actor, {
      action: "read",
      entity: "indicator_rating",
      coupleId: actor.coupleId,
      purpose: "open own rating",
    });
    const { agreement, agreementVersion } = own;
    if (own.isHeld) return { state: "held", agreement, agreementVersion };
    return own.isAsked
      ? { state: "open", ratings: showable(own.draft?.ratings ?? {}), agreement, agreementVersion }
      : { state: "none", agreement, agreementVersion };
  });
}

type Own = AgreementNow & {
  /** Either of the two has taken back consent. */
  isHeld: boolean;
  isAsked: boolean;
  draft: { id: string; ratings: Ratings } | null;
};

/** What decides whether a partner may rate now, and what they saved. */
export async function ownRatingIn(tx: Tx, actor: ActorOf<"partner">): Promise<Own> {
  const [[found], [draft]] = await Promise.all([
    tx
      .select({
        isHeld: eitherWithdrew(actor),
        isAsked: isAskedToRate(actor),
        ...agreementNow(actor),
      })
      .from(partner)
      .where(and(eq(partner.practiceId, actor.practiceId), eq(partner.id, actor.userId))),
    tx
      .select()
      .from(indicatorRating)
      .where(
        and(
          ownedBy(actor, indicatorRating),
          eq(indicatorRating.rater, "self"),
          isNull(indicatorRating.sentAt),
        ),
      ),
  ]);
  if (!found) throw notFound();
  return { ...found, draft: draft ? { id: draft.id, ratings: ratingsFrom(draft) } : null };
}
