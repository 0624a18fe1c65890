import { and, isNotNull, isNull, sql } from "drizzle-orm";
import { coSign, coSignCouple } from "#db/schema/co-sign";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { askable } from "#lib/couples/rules-co-sign";
import { type Clock, systemClock } from "#lib/kernel/clock";
import type { Id } from "#lib/kernel/ids";
import { readCoSignsIn } from "#lib/supervision/read-co-signs";
import type { CoSign } from "#lib/supervision/types";

/** Requests on one page; more of them wait their turn. */
const MOST_OPEN = 50;
const MOST_DECIDED = 20;

/** What waits for a co-signature in the practice, the oldest first, and what was decided last. An audited read. */
export async function listCoSigns(
  actor: ActorOf<"supervisor">,
): Promise<{ open: CoSign[]; decided: CoSign[] }> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "supervisor");
    const open = await readCoSignsIn(
      tx,
      actor,
      and(isNull(coSign.outcome), isNull(coSign.withdrawnAt)),
      sql`${coSign.askedAt} asc`,
      MOST_OPEN,
    );
    const decided = await readCoSignsIn(
      tx,
      actor,
      isNotNull(coSign.outcome),
      sql`${coSign.decidedAt} desc`,
      MOST_DECIDED,
    );
    await recordAudit(tx, actor, {
      action: "read",
      entity: "co_sign",
      purpose: "look at what waits to be co-signed",
    });
    return { open, decided };
  });
}

/** The co-signatures of one couple that were not ended, the newest first, and what could be asked for. */
export async function listCoSignsOfCouple(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  clock: Clock = systemClock,
): Promise<{ coSigns: CoSign[]; askable: ReturnType<typeof askable> }> {
  return withActor(actor, (tx) => listCoSignsOfCoupleIn(tx, actor, coupleId, clock));
}

/** As `listCoSignsOfCouple`, inside a transaction that is already open. */
export async function listCoSignsOfCoupleIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  clock: Clock,
): Promise<{ coSigns: CoSign[]; askable: ReturnType<typeof askable> }> {
  const couple = await getCoupleIn(tx, actor, coupleId);
  const { gates, agreed } = await findLimitsIn(tx, actor, couple, clock());
  const coSigns = await readCoSignsIn(
    tx,
    actor,
    sql`exists (select from ${coSignCouple} mine where mine.practice_id = co_sign.practice_id
        and mine.co_sign_id = co_sign.id and mine.couple_id = ${couple.id} and mine.ended_at is null)`,
    sql`${coSign.askedAt} desc`,
    MOST_OPEN,
  );
  await recordAudit(tx, actor, {
    action: "read",
    entity: "co_sign",
    coupleId: couple.id,
    purpose: "look at the co-signatures",
  });
  return { coSigns, askable: askable(gates, agreed, couple.checks.holds) };
}
