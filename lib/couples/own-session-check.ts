import { and, eq, exists, sql } from "drizzle-orm";
import { partner } from "#db/schema/couples";
import { sessionCheck } from "#db/schema/run";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ownedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { eitherWithdrew, heldForBoth } from "#lib/couples/own-consent";
import { type AgreementNow, agreementNow, refuseOtherAgreement } from "#lib/couples/same-agreement";
import { SESSION_CHECK_ITEMS, type SessionCheckAnswers } from "#lib/couples/session-check-items";
import type { SessionCheckInput } from "#lib/couples/session-check-schema";
import { DomainError, invalid, notFound } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

/**
 * The session that can be looked back on now: the newest that ended of those the asking partner was in, until the end of
 * the day after it in the practice. It does not depend on what either partner did (`app.check_session`).
 */
const openSession = () => sql<Id | null>`app.check_session()`;

/** Whether the partner who asks has a session to look back on and has not done so. */
export function isAskedAfterSession(tx: Tx, actor: ActorOf<"partner">) {
  const sent = tx
    .select({ one: sql`1` })
    .from(sessionCheck)
    .where(and(ownedBy(actor, sessionCheck), eq(sessionCheck.sessionId, openSession())));
  return sql<boolean>`(${openSession()} is not null and not ${exists(sent)})`;
}

export type OpenSessionCheck = AgreementNow & {
  session: Id | null;
  state: "open" | "sent" | "held" | "none";
};

/** The session check of the partner who asks. Answers sent before are not in it. An audited read. */
export async function openSessionCheck(actor: ActorOf<"partner">): Promise<OpenSessionCheck> {
  return withActor(actor, async (tx) => {
    const [[found]] = await Promise.all([
      tx
        .select({
          session: openSession(),
          isHeld: eitherWithdrew(actor),
          ...agreementNow(actor),
          isAsked: isAskedAfterSession(tx, actor),
        })
        .from(partner)
        .where(and(eq(partner.practiceId, actor.practiceId), eq(partner.id, actor.userId))),
      recordAudit(tx, actor, {
        action: "read",
        entity: "session_check",
        coupleId: actor.coupleId,
        purpose: "open session check",
      }),
    ]);
    if (!found) throw notFound();
    const { session, agreement, agreementVersion } = found;
    if (session === null) return { session, state: "none", agreement, agreementVersion };
    const state = found.isHeld ? "held" : found.isAsked ? "open" : "sent";
    return { session, state, agreement, agreementVersion };
  });
}

export type SentSessionCheck = { submissionId: Id };

/**
 * Sends a partner's session check. The same number again gets the same answer. Throws "already_sent" for a second one
 * of a session, "conflict" for the same number with other answers and where the page showed another agreement on
 * secrets than the one that counts, "held" after either took back consent, and "invalid_input" for a session that is
 * not open to be looked back on, and for no answer at all from somebody who did not say that they would rather not.
 */
export async function sendSessionCheck(
  actor: ActorOf<"partner">,
  input: SessionCheckInput,
): Promise<SentSessionCheck> {
  return withActor(actor, (tx) => sendSessionCheckIn(tx, actor, input));
}

/** As `sendSessionCheck`, inside a transaction that is already open. */
export async function sendSessionCheckIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  input: SessionCheckInput,
): Promise<SentSessionCheck> {
  const { submissionId, session, agreement, declined = false, ...answers } = input;
  const [[own], repeated] = await Promise.all([
    tx
      .select({ session: openSession(), isHeld: eitherWithdrew(actor), ...agreementNow(actor) })
      .from(partner)
      .where(and(eq(partner.practiceId, actor.practiceId), eq(partner.id, actor.userId))),
    sentBefore(tx, actor, input),
  ]);
  if (!own) throw notFound();
  if (repeated) return repeated;
  if (own.isHeld) throw heldForBoth();
  if (own.session !== session)
    throw invalid({ session: ["This page was open for a long time. Please go back to Today."] });
  refuseOtherAgreement(agreement, own);
  if (!declined && SESSION_CHECK_ITEMS.every(({ key }) => answers[key] === null))
    throw invalid({ s1: ["Pick a number for one line or more, or say that you would rather not."] });
  const written = await tx
    .insert(sessionCheck)
    .values({
      practiceId: actor.practiceId,
      id: submissionId,
      coupleId: actor.coupleId,
      sessionId: session,
      partnerId: actor.userId,
      slot: actor.slot,
      ...answers,
      // A later change of the agreement binds later answers only.
      policyVersion: sql`app.policy_version()`,
    })
    .onConflictDoNothing()
    .returning({ id: sessionCheck.id });
  if (written.length === 0) {
    // Another send got in between the look and the insert: it decides what this one hears.
    const raced = await sentBefore(tx, actor, input);
    if (!raced) throw otherAnswers();
    return raced;
  }
  await recordAudit(tx, actor, {
    action: "create",
    entity: "session_check",
    entityId: submissionId,
    coupleId: actor.coupleId,
    purpose: "send session check",
  });
  return { submissionId };
}

async function sentBefore(
  tx: Tx,
  actor: ActorOf<"partner">,
  { submissionId, session, agreement: _shown, declined: _declined, ...answers }: SessionCheckInput,
): Promise<SentSessionCheck | null> {
  const rows = await tx
    .select({
      id: sessionCheck.id,
      session: sessionCheck.sessionId,
      s1: sessionCheck.s1,
      s2: sessionCheck.s2,
      s3: sessionCheck.s3,
      s4: sessionCheck.s4,
    })
    .from(sessionCheck)
    .where(
      and(
        ownedBy(actor, sessionCheck),
        sql`(${sessionCheck.id} = ${submissionId} or ${sessionCheck.sessionId} = ${session})`,
      ),
    );
  const same = rows.find(({ id }) => id === submissionId);
  if (!same) {
    if (rows.length === 0) return null;
    throw new DomainError("already_sent", "You sent this before. There is a new one after the next session.");
  }
  const given: SessionCheckAnswers = answers;
  const isEqual =
    same.session === session && SESSION_CHECK_ITEMS.every(({ key }) => same[key] === given[key]);
  if (!isEqual) throw otherAnswers();
  return { submissionId };
}

function otherAnswers(): DomainError {
  return new DomainError("conflict", "This was sent before with other answers. Please open the page again.");
}
