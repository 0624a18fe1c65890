import { indicatorRating } from "#db/schema/formulation";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { dayInPracticeIn } from "#lib/formulation/episodes-of-couple";
import { newestSentIn } from "#lib/formulation/newest-ratings";
import { isRated, numbersOf, sameRatings } from "#lib/formulation/ratings";
import type { RateCoupleInput } from "#lib/formulation/schema";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { invalid } from "#lib/kernel/errors";
import { newId } from "#lib/kernel/ids";

/**
 * The therapist rates the 27 indicators of both partners, by what was seen and heard. The same numbers
 * said again on the practice's same day are no new version; on a later day they are, since they were looked at anew. Throws "not_found" outside the caseload, "invalid_input" where nothing is rated at
 * all. Source: formulation paper, section 4.
 */
export async function rateCouple(
  actor: ActorOf<"clinician">,
  input: RateCoupleInput,
  clock: Clock = systemClock,
): Promise<{ changed: number }> {
  return withActor(actor, (tx) => rateCoupleIn(tx, actor, input, clock));
}

/** As `rateCouple`, inside a transaction that is already open. */
export async function rateCoupleIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  input: RateCoupleInput,
  clock: Clock = systemClock,
): Promise<{ changed: number }> {
  const couple = await getCoupleIn(tx, actor, input.coupleId, { lock: true });
  const sent = await newestSentIn(tx, actor, couple.id);
  const now = clock();
  const today = await dayInPracticeIn(tx, now);
  const isRepeat = async (slot: Slot) => {
    const before = sent.find((one) => one.slot === slot && one.rater === "therapist");
    if (!sameRatings(input[slot], before?.ratings ?? {})) return false;
    return !before || !isRated(input[slot]) || (await dayInPracticeIn(tx, before.at)) === today;
  };
  const repeats = { A: await isRepeat("A"), B: await isRepeat("B") };
  const rows = (["A", "B"] as const).flatMap((slot) => {
    const subject = couple.partners.find((one) => one.slot === slot);
    if (!subject || repeats[slot]) return [];
    return [
      {
        practiceId: actor.practiceId,
        id: newId(),
        coupleId: couple.id,
        partnerId: subject.id,
        slot,
        rater: "therapist",
        ratedBy: actor.userId,
        ...numbersOf(input[slot]),
        startedAt: now,
        sentAt: now,
      },
    ];
  });
  if (rows.length === 0) {
    if (!isRated(input.A) && !isRated(input.B)) throw invalid({ coupleId: ["Rate at least one statement."] });
    return { changed: 0 };
  }
  await tx.insert(indicatorRating).values(rows);
  await recordAudit(tx, actor, {
    action: "create",
    entity: "indicator_rating",
    entityId: couple.id,
    coupleId: couple.id,
    purpose: "rate the indicators",
  });
  return { changed: rows.length };
}
