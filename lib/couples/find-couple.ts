import { and, asc, eq } from "drizzle-orm";
import { couple, partner } from "#db/schema/couples";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { couplesVisibleTo } from "#lib/access/scope";
import { gatesColumn, type Hold, holdColumn } from "#lib/couples/holds";
import type { CoupleState, Stage } from "#lib/couples/types";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";

/** A couple as the treating clinician's pages and verbs need it: code name, never a name. */
export type CoupleFacts = {
  id: Id;
  codeName: string;
  stage: Stage;
  state: CoupleState;
  sessionMinutes: number;
  /** A change to the couple names the version it was made from. */
  version: number;
  hold: Hold;
  /** Gates of the safety holds in force. */
  gates: readonly string[];
  partners: { id: Id; slot: Slot; joined: boolean; explicitnessCeiling: number | null }[];
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
      hold: holdColumn(),
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
    partners: partners.map((p) => ({
      id: p.id,
      slot: p.slot as Slot,
      joined: p.joinedAt !== null,
      explicitnessCeiling: p.ceiling,
    })),
  };
}
