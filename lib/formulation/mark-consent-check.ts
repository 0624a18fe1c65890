import { consentCheckMark } from "#db/schema/agreements";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { checksOf, consentMarksIn, markPlace } from "#lib/formulation/consent-marks";
import { newestSentIn } from "#lib/formulation/newest-ratings";
import type { MarkConsentCheckInput } from "#lib/formulation/schema";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, notFound } from "#lib/kernel/errors";
import { newId } from "#lib/kernel/ids";
import { seal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

/**
 * The therapist has seen one partner alone about consent, and notes it in a sealed line; the check closes for the ratings
 * that the page showed, and a high rating sent later opens it again. No partner's page changes. Throws "not_found" outside
 * the caseload, "conflict" where no check of that partner is open, or a newer rating came in since the page was shown. Source: formulation paper, section 4.
 */
export async function markConsentCheck(
  actor: ActorOf<"clinician">,
  input: MarkConsentCheckInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, (tx) => markConsentCheckIn(tx, actor, input, clock));
}

/** As `markConsentCheck`, inside a transaction that is already open. */
export async function markConsentCheckIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, slot, ratedAt, note }: MarkConsentCheckInput,
  clock: Clock = systemClock,
): Promise<void> {
  const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
  const subject = couple.partners.find((one) => one.slot === slot);
  if (!subject) throw notFound();
  const [sent, marks] = await Promise.all([
    newestSentIn(tx, actor, couple.id),
    consentMarksIn(tx, actor, couple.id),
  ]);
  const check = checksOf(sent, marks).find((one) => one.slot === slot);
  if (!check || check.keys.length === 0)
    throw new DomainError("conflict", "No check of this partner is open. Please look at the page again.");
  if (check.ratedAt !== null && check.ratedAt > ratedAt)
    throw new DomainError(
      "conflict",
      "A newer rating came in, shown here now. Look at it, then note this again.",
    );
  const id = newId();
  const key = (await loadKeys(tx, actor, couple.id, ["therapist"])).of("therapist");
  await tx.insert(consentCheckMark).values({
    practiceId: actor.practiceId,
    id,
    coupleId: couple.id,
    partnerId: subject.id,
    slot,
    noteSealed: seal(key, markPlace(actor.practiceId, couple.id, id), note),
    markedBy: actor.userId,
    markedAt: clock(),
  });
  await recordAudit(tx, actor, {
    action: "create",
    entity: "consent_check_mark",
    entityId: id,
    coupleId: couple.id,
    purpose: "mark a check as done",
  });
}
