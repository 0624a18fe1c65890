import { asc } from "drizzle-orm";
import { checkIn } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import type { CoupleState, Stage } from "#lib/couples/types";
import type { Id } from "#lib/kernel/ids";
import type { CheckInPoint } from "#lib/progress/types";

/** Both partners' weeks under the code name, oldest first. Never one line for the couple. */
export type CoupleProgress = {
  couple: { id: Id; codeName: string; stage: Stage; state: CoupleState };
  points: Readonly<Record<Slot, readonly CheckInPoint[]>>;
};

/**
 * The check-ins of both partners of a couple on the caseload, in one transaction and one audited read. One
 * row a partner a week, so the work grows with the weeks of care. Throws "not_found" outside the caseload.
 */
export async function loadProgress(actor: ActorOf<"clinician">, coupleId: Id): Promise<CoupleProgress> {
  return withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId);
    const points = await pointsIn(tx, actor, coupleId);
    await recordAudit(tx, actor, {
      action: "read",
      entity: "progress",
      entityId: coupleId,
      coupleId,
      purpose: "look at progress",
    });
    const { id, codeName, stage, state } = couple;
    return { couple: { id, codeName, stage, state }, points };
  });
}

/** Every check-in of both partners, oldest first, inside a transaction that is already open. */
export async function pointsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<CoupleProgress["points"]> {
  const rows = await tx
    .select({
      slot: checkIn.slot,
      week: checkIn.week,
      q1: checkIn.q1,
      q2: checkIn.q2,
      q2NotApplicable: checkIn.q2NotApplicable,
      q3: checkIn.q3,
      q4: checkIn.q4,
      q5: checkIn.q5,
      q6: checkIn.q6,
      scoreTenths: checkIn.scoreTenths,
    })
    .from(checkIn)
    .where(ofTreatedCouple(actor, checkIn, coupleId))
    .orderBy(asc(checkIn.week));
  const pointsOf = (slot: Slot): CheckInPoint[] =>
    rows
      .filter((row) => row.slot === slot)
      .map(({ slot: _slot, week, scoreTenths, ...answers }) => ({
        week,
        score: scoreTenths === null ? null : scoreTenths / 10,
        answers,
      }));
  return { A: pointsOf("A"), B: pointsOf("B") };
}
