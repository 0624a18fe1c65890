import { and, asc, eq, sql } from "drizzle-orm";
import { consent, couple, partner } from "#db/schema/couples";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { couplesVisibleTo } from "#lib/access/scope";
import { lowerCeiling } from "#lib/couples/ceiling";
import type { HoldGate } from "#lib/couples/gates";
import { answerHoldsColumn, gatesColumn, type Hold, holdOf, pausedColumn } from "#lib/couples/holds";
import type { AnswerHold, CoupleState, Stage } from "#lib/couples/types";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";

/** A couple as the treating clinician's pages and verbs need it: code name, never a name. */
export type CoupleFacts = {
  id: Id;
  codeName: string;
  stage: Stage;
  state: CoupleState;
  sessionMinutes: number;
  /** Counts the changes of stage and state. */
  version: number;
  hold: Hold;
  /** Paused, closed, or consent withdrawn by either. */
  isPaused: boolean;
  /** What private answers hold until they were reviewed. */
  answerHolds: readonly AnswerHold[];
  /** Both partners have joined, agreed, and still have access (formulation paper, G15). */
  hasConsent: boolean;
  /** Gates of the safety holds in force. */
  gates: readonly HoldGate[];
  /** How explicit work may get: the lower of the two ceilings, and never whose it is. */
  ceiling: number;
  partners: {
    id: Id;
    slot: Slot;
    joined: boolean;
    /** Their access was ended. */
    ended: boolean;
  }[];
};

/**
 * The couple, through the caseload scope. With `lock`, holds the row until the transaction ends.
 * Throws "not_found" for a malformed id, another clinician's or practice's couple, and one that does
 * not exist, all alike.
 */
export async function getCoupleIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  options: { lock?: boolean } = {},
): Promise<CoupleFacts> {
  if (!isId(coupleId)) throw notFound();
  const query = tx
    .select({
      id: couple.id,
      codeName: couple.codeName,
      stage: couple.stage,
      state: couple.state,
      sessionMinutes: couple.sessionMinutes,
      version: couple.version,
      isPaused: pausedColumn(),
      answerHolds: answerHoldsColumn(),
      gates: gatesColumn(),
    })
    .from(couple)
    .where(and(couplesVisibleTo(actor), eq(couple.id, coupleId)));
  const [[row], partners] = await Promise.all([
    options.lock ? query.for("update") : query,
    tx
      .select({
        id: partner.id,
        slot: partner.slot,
        joinedAt: partner.joinedAt,
        endedAt: partner.accessEndedAt,
        // Names written out: in a one-table select the builder drops the table, and `id` would be another's.
        consent: sql<string | null>`(select k.state from ${consent} k
          where k.practice_id = partner.practice_id and k.couple_id = partner.couple_id
            and k.partner_id = partner.id order by k.at desc limit 1)`,
        ceiling: partner.explicitnessCeiling,
      })
      .from(partner)
      .where(and(eq(partner.practiceId, actor.practiceId), eq(partner.coupleId, coupleId)))
      .orderBy(asc(partner.slot)),
  ]);
  if (!row) throw notFound();
  return {
    ...row,
    stage: row.stage as Stage,
    state: row.state as CoupleState,
    hold: holdOf(row),
    hasConsent: partners.every((p) => p.joinedAt && !p.endedAt && p.consent === "given"),
    ceiling: lowerCeiling(partners.map((p) => p.ceiling)),
    partners: partners.map((p) => ({
      id: p.id,
      slot: p.slot as Slot,
      joined: p.joinedAt !== null,
      ended: p.endedAt !== null,
    })),
  };
}
