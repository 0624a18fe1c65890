import { and, asc, eq, sql } from "drizzle-orm";
import { consent, couple, partner } from "#db/schema/couples";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { couplesVisibleTo } from "#lib/access/scope";
import {
  newestAlertColumn,
  readAlert,
  readHolds,
  readScreening,
  screeningColumn,
  setHoldsColumn,
  todayColumn,
} from "#lib/couples/check-columns";
import type { HoldGate } from "#lib/couples/gates";
import { answerHoldsColumn, type Hold, holdOf, pausedColumn } from "#lib/couples/holds";
import type { Agreed } from "#lib/couples/rules-co-sign";
import {
  type CheckFacts,
  gatesInForce,
  type Screening,
  type ScreeningStanding,
  standingOf,
} from "#lib/couples/rules-screening";
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
  /** Paused, closed, or consent withdrawn by either. */
  isPaused: boolean;
  /** What private answers hold until they were reviewed. */
  answerHolds: readonly AnswerHold[];
  /** Both partners have joined, agreed, and still have access (formulation paper, G15). */
  hasConsent: boolean;
  /** The gates in force: those of the safety holds, and G01 where a check is missing. */
  gates: readonly HoldGate[];
  /** How explicit work may get: the lower of the two ceilings, and never whose it is. */
  ceiling: number;
  /** The same for what is given or planned next: an alert asks for a new check first. */
  nextGates: readonly HoldGate[];
  /** What the checks are judged by: today in the practice, the newest alert, the holds set by hand. */
  checks: CheckFacts;
  partners: {
    id: Id;
    slot: Slot;
    joined: boolean;
    /** Their access was ended. */
    ended: boolean;
    /** The newest word on their screening, and where it stands. */
    screening: Screening | null;
    standing: ScreeningStanding;
  }[];
};

/** A couple with how much of its work is held, in one word. */
export type HeldCouple = CoupleFacts & { hold: Hold };

/** The couple with that word, once what supervisors co-signed was read as well. */
export function heldUnder(couple: CoupleFacts, agreed: readonly Agreed[]): HeldCouple {
  return { ...couple, hold: holdOf({ ...couple, agreed }) };
}

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
      today: todayColumn(),
      alert: newestAlertColumn(),
      holds: setHoldsColumn(),
      // Whose of the two ceilings it is, the therapist's role cannot read.
      ceiling: sql<number>`app.lower_ceiling(couple.id)`,
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
        screening: screeningColumn(),
      })
      .from(partner)
      .where(and(eq(partner.practiceId, actor.practiceId), eq(partner.coupleId, coupleId)))
      .orderBy(asc(partner.slot)),
  ]);
  if (!row) throw notFound();
  const { today, alert, holds, ...own } = row;
  const checks: CheckFacts = { today, alert: readAlert(alert), holds: readHolds(holds) };
  const people = partners.map((p) => ({ ...p, screening: readScreening(p.screening) }));
  const gates = gatesInForce(
    people.map((p) => p.screening),
    checks,
  );
  return {
    ...own,
    stage: own.stage as Stage,
    state: own.state as CoupleState,
    gates: gates.now,
    nextGates: gates.next,
    checks,
    hasConsent: partners.every((p) => p.joinedAt && !p.endedAt && p.consent === "given"),
    partners: people.map((p) => ({
      id: p.id,
      slot: p.slot as Slot,
      joined: p.joinedAt !== null,
      ended: p.endedAt !== null,
      screening: p.screening,
      standing: standingOf(p.screening, checks),
    })),
  };
}
