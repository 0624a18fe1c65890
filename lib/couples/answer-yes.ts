import { yesAnswer } from "#db/schema/agreements";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { auditOwnChoice } from "#lib/couples/audit-own-choice";
import type { AnswerYesInput } from "#lib/couples/own-choices-schema";
import { heldForBoth } from "#lib/couples/own-consent";
import { isHeldIn, newestQuestionsIn } from "#lib/couples/own-yes";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError } from "#lib/kernel/errors";
import { newId } from "#lib/kernel/ids";

/**
 * A partner says yes or not now to a kind of work that both were asked about; the newest answer counts, at once and
 * without a reason. A "not now" holds such homework for both, and nobody is told whose it was. Throws "already_sent"
 * where nothing is asked, and "held" after consent was withdrawn. Source: sessions paper, section 6, "Consent".
 */
export async function answerYes(
  actor: ActorOf<"partner">,
  input: AnswerYesInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, (tx) => answerYesIn(tx, actor, input, clock));
}

/** As `answerYes`, inside a transaction that is already open. */
export async function answerYesIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  { exerciseClass, answer }: AnswerYesInput,
  clock: Clock = systemClock,
): Promise<void> {
  const [isHeld, questions] = await Promise.all([isHeldIn(tx, actor), newestQuestionsIn(tx, actor)]);
  if (isHeld) throw heldForBoth();
  const question = questions.find((one) => one.exerciseClass === exerciseClass);
  if (!question) throw new DomainError("already_sent", "There is nothing to answer right now.");
  await tx.insert(yesAnswer).values({
    practiceId: actor.practiceId,
    id: newId(),
    coupleId: actor.coupleId,
    requestId: question.id,
    partnerId: actor.userId,
    exerciseClass,
    state: answer,
    at: clock(),
  });
  await auditOwnChoice(tx, actor);
}
