import { ratingRequest } from "#db/schema/formulation";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import type { AskForRatingsInput } from "#lib/formulation/schema";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError } from "#lib/kernel/errors";
import { newId } from "#lib/kernel/ids";

/**
 * Asks both partners at once to rate themselves, each in private. Throws "not_found" outside the caseload, and "held"
 * while the couple's work is paused. Source: formulation paper, sections 4 and 5.
 */
export async function askForRatings(
  actor: ActorOf<"clinician">,
  input: AskForRatingsInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, (tx) => askForRatingsIn(tx, actor, input, clock));
}

/** As `askForRatings`, inside a transaction that is already open. */
export async function askForRatingsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId }: AskForRatingsInput,
  clock: Clock = systemClock,
): Promise<void> {
  const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
  if (couple.isPaused) throw new DomainError("held", "This couple's work is paused. Nobody was asked.");
  const id = newId();
  await tx.insert(ratingRequest).values({
    practiceId: actor.practiceId,
    id,
    coupleId,
    askedBy: actor.userId,
    askedAt: clock(),
  });
  await recordAudit(tx, actor, {
    action: "create",
    entity: "rating_request",
    entityId: id,
    coupleId,
    purpose: "ask both to rate",
  });
}
