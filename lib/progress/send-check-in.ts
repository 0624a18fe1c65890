import { and, eq, or, sql } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import { checkIn } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ownedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { eitherWithdrew, heldForBoth } from "#lib/couples/own-consent";
import { agreementNow, refuseOtherAgreement } from "#lib/couples/same-agreement";
import { weekInPractice } from "#lib/couples/week";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, invalid, notFound } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";
import { loopFreedomScore } from "#lib/progress/rules";
import type { CheckInInput } from "#lib/progress/schema";
import type { CheckInAnswers } from "#lib/progress/types";

export type SendCheckInDeps = { clock: Clock };

/** What a partner hears back; the same for every repeat. No score: the product hands none to partners. */
export type SentCheckIn = { submissionId: Id; week: string };

const QUESTIONS = ["q1", "q2", "q3", "q4", "q5", "q6"] as const;

/**
 * Sends a partner's check-in of the current week. A form that was left open over the turn of the week
 * still counts for the week it was opened in, as long as that was the last one. The same id again gets the
 * same answer. Throws "already_sent" for a second check-in of a week, "conflict" for the same id with other
 * answers or where the page showed another agreement on secrets than the one that counts, "held" after either took back
 * consent, "invalid_input" for any other week.
 */
export async function sendCheckIn(
  actor: ActorOf<"partner">,
  input: CheckInInput,
  deps: SendCheckInDeps = { clock: systemClock },
): Promise<SentCheckIn> {
  return withActor(actor, (tx) => sendCheckInIn(tx, actor, input, deps));
}

/** As `sendCheckIn`, inside a transaction that is already open. */
export async function sendCheckInIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  input: CheckInInput,
  deps: SendCheckInDeps = { clock: systemClock },
): Promise<SentCheckIn> {
  const now = deps.clock();
  const { submissionId, week, agreement, ...answers } = input;
  const [[own], sent] = await Promise.all([
    tx
      .select({ week: weekInPractice(now), isHeld: eitherWithdrew(actor), ...agreementNow(actor) })
      .from(practice)
      .where(eq(practice.id, actor.practiceId)),
    sentBefore(tx, actor, submissionId, week),
  ]);
  if (!own) throw notFound();
  const repeated = answerForRepeat(sent, submissionId, week, answers);
  if (repeated) return repeated;
  if (own.isHeld) throw heldForBoth();
  if (week !== own.week && week !== weekBefore(own.week)) {
    throw invalid({ week: ["This check-in is from another week. Please open it again."] });
  }
  refuseOtherAgreement(agreement, own);
  const score = loopFreedomScore(answers);
  const written = await tx
    .insert(checkIn)
    .values({
      practiceId: actor.practiceId,
      id: submissionId,
      coupleId: actor.coupleId,
      partnerId: actor.userId,
      slot: actor.slot,
      week,
      ...answers,
      scoreTenths: score === null ? null : Math.round(score * 10),
      // A later change of the agreement binds later answers only.
      policyVersion: sql`app.policy_version()`,
      sentAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: checkIn.id });
  if (written.length === 0) return afterRace(tx, actor, input);
  await recordAudit(tx, actor, {
    action: "create",
    entity: "check_in",
    entityId: submissionId,
    coupleId: actor.coupleId,
    purpose: "send check-in",
  });
  return { submissionId, week };
}

/** Another send of this week got in between the look and the insert: it decides what this one hears. */
async function afterRace(tx: Tx, actor: ActorOf<"partner">, input: CheckInInput): Promise<SentCheckIn> {
  const { submissionId, week, agreement: _shown, ...answers } = input;
  const sent = await sentBefore(tx, actor, submissionId, week);
  const repeated = answerForRepeat(sent, submissionId, week, answers);
  if (!repeated) throw otherAnswers();
  return repeated;
}

type Sent = CheckInAnswers & { id: Id; week: string };

/** The partner's own check-ins under this id or for this week: two at most. */
async function sentBefore(
  tx: Tx,
  actor: ActorOf<"partner">,
  submissionId: Id,
  week: string,
): Promise<Sent[]> {
  return tx
    .select({
      id: checkIn.id,
      week: checkIn.week,
      q1: checkIn.q1,
      q2: checkIn.q2,
      q2NotApplicable: checkIn.q2NotApplicable,
      q3: checkIn.q3,
      q4: checkIn.q4,
      q5: checkIn.q5,
      q6: checkIn.q6,
    })
    .from(checkIn)
    .where(and(ownedBy(actor, checkIn), or(eq(checkIn.id, submissionId), eq(checkIn.week, week))));
}

function answerForRepeat(
  sent: readonly Sent[],
  submissionId: Id,
  week: string,
  answers: CheckInAnswers,
): SentCheckIn | null {
  const same = sent.find((row) => row.id === submissionId);
  if (!same) {
    if (sent.length === 0) return null;
    throw new DomainError("already_sent", "You sent this week's check-in before. The next one is next week.");
  }
  const equal =
    same.week === week &&
    same.q2NotApplicable === answers.q2NotApplicable &&
    QUESTIONS.every((key) => same[key] === answers[key]);
  if (!equal) throw otherAnswers();
  return { submissionId, week };
}

function otherAnswers(): DomainError {
  return new DomainError("conflict", "This was sent before with other answers. Please open the page again.");
}

/** The Monday before an ISO Monday; dates are read as UTC, so no zone can move one. */
function weekBefore(week: string): string {
  return new Date(Date.parse(`${week}T00:00:00Z`) - 7 * 86_400_000).toISOString().slice(0, 10);
}
