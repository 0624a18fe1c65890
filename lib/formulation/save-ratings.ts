import { and, eq, isNull, sql } from "drizzle-orm";
import { indicatorRating } from "#db/schema/formulation";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ownedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { heldForBoth } from "#lib/couples/own-consent";
import { refuseOtherAgreement } from "#lib/couples/same-agreement";
import { INDICATORS } from "#lib/formulation/indicators";
import { ownRatingIn } from "#lib/formulation/own-ratings";
import { isAskedToRate } from "#lib/formulation/rating-requests";
import { isKeptBack, isRated, numbersOf } from "#lib/formulation/ratings";
import type { SaveRatingsInput } from "#lib/formulation/schema";
import type { Ratings } from "#lib/formulation/types";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, invalid } from "#lib/kernel/errors";
import { newId } from "#lib/kernel/ids";

/**
 * Saves one page of a partner's own rating; with the last one all of it is sent, and from then on the therapist reads
 * it and nobody changes it. Throws "already_sent" where nothing is asked for, "held" after consent was withdrawn,
 * "invalid_input" for a send without any number, and "conflict" for a send from a page that showed another agreement. Source: formulation paper, section 4.
 */
export async function saveRatings(
  actor: ActorOf<"partner">,
  input: SaveRatingsInput,
  clock: Clock = systemClock,
): Promise<{ isSent: boolean }> {
  return withActor(actor, (tx) => saveRatingsIn(tx, actor, input, clock));
}

/** As `saveRatings`, inside a transaction that is already open. */
export async function saveRatingsIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  input: SaveRatingsInput,
  clock: Clock = systemClock,
): Promise<{ isSent: boolean }> {
  const own = await ownRatingIn(tx, actor);
  if (own.isHeld) throw heldForBoth();
  if (!own.isAsked) throw nothingAsked();
  const ratings = withPage(own.draft?.ratings ?? {}, input);
  if (input.isLast && !isRated(ratings))
    throw invalid({ page: ["Rate at least one line before you send it."] });
  if (input.isLast) refuseOtherAgreement(input.agreement, own);
  const now = clock();
  const sentAt = input.isLast ? now : null;
  const saved = await tx
    .insert(indicatorRating)
    .values({
      practiceId: actor.practiceId,
      id: newId(),
      coupleId: actor.coupleId,
      partnerId: actor.userId,
      slot: actor.slot,
      rater: "self",
      ratedBy: actor.userId,
      ...numbersOf(ratings),
      startedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: indicatorRating.id });
  // A rating that was sent since the look leaves room for a new one, which nobody asked for.
  if (saved.length > 0 && !(await isStillAsked(tx, actor))) throw nothingAsked();
  if (saved.length === 0 || sentAt) {
    const changed = await tx
      .update(indicatorRating)
      .set({
        ...numbersOf(ratings),
        ...(sentAt
          ? { sentAt, policyVersion: sql`app.policy_version()`, mayReread: input.mayReread ?? false }
          : {}),
      })
      .where(
        and(
          ownedBy(actor, indicatorRating),
          eq(indicatorRating.rater, "self"),
          isNull(indicatorRating.sentAt),
        ),
      )
      .returning({ id: indicatorRating.id });
    // It was sent from another window between the look and the save.
    if (changed.length === 0) throw nothingAsked();
  }
  await recordAudit(tx, actor, {
    action: input.isLast ? "create" : "update",
    entity: "indicator_rating",
    coupleId: actor.coupleId,
    purpose: input.isLast ? "send own rating" : "save own rating",
  });
  return { isSent: input.isLast };
}

async function isStillAsked(tx: Tx, actor: ActorOf<"partner">): Promise<boolean> {
  const [found] = (await tx.execute(sql`select ${isAskedToRate(actor)} as asked`)) as unknown as {
    asked: boolean;
  }[];
  return found?.asked ?? false;
}

function nothingAsked(): DomainError {
  return new DomainError("already_sent", "There is nothing to rate right now.");
}

/**
 * What was saved, with the numbers of one page in place of those it had. A statement that is never shown again keeps its
 * number where the page came in without one; "not sure" takes it away.
 */
function withPage(before: Ratings, { page, ratings, unsure }: SaveRatingsInput): Ratings {
  const kept = Object.fromEntries(
    INDICATORS.filter(
      (one) => one.mechanism !== page || (isKeptBack(one) && !unsure?.includes(one.key)),
    ).flatMap(({ key }) => (before[key] === undefined ? [] : [[key, before[key]]])),
  );
  return { ...kept, ...ratings };
}
