import { yesRequest } from "#db/schema/agreements";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { askReason } from "#lib/couples/rules-ask";
import type { AskForYesInput } from "#lib/couples/schema";
import { yesStatusIn } from "#lib/couples/yes-status";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError } from "#lib/kernel/errors";
import { newId } from "#lib/kernel/ids";

/**
 * Asks both partners at once, in the same words, for a yes to touch or to sexual work. Throws "not_found" outside the
 * caseload, "held" while such work may not go on at all, and "conflict" while the last question is still on their
 * phones. Source: sessions paper, section 6, "Consent".
 */
export async function askForYes(
  actor: ActorOf<"clinician">,
  input: AskForYesInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, (tx) => askForYesIn(tx, actor, input, clock));
}

/** As `askForYes`, inside a transaction that is already open. */
export async function askForYesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, exerciseClass }: AskForYesInput,
  clock: Clock = systemClock,
): Promise<void> {
  const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
  const now = clock();
  const reason = askReason(exerciseClass, await findLimitsIn(tx, actor, couple, now));
  if (reason) throw new DomainError("held", `${reason} Nobody was asked.`);
  const status = await yesStatusIn(tx, actor, couple.id, now);
  if (status.some((one) => one.exerciseClass === exerciseClass && one.askFrom !== null))
    throw new DomainError("conflict", "Both were asked already. They can change what they said at any time.");
  const id = newId();
  await tx.insert(yesRequest).values({
    practiceId: actor.practiceId,
    id,
    coupleId: couple.id,
    exerciseClass,
    askedBy: actor.userId,
    askedAt: now,
  });
  await recordAudit(tx, actor, {
    action: "create",
    entity: "yes_request",
    entityId: id,
    coupleId: couple.id,
    purpose: "ask both for a yes",
  });
}
