import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { opensAdaptations } from "#lib/couples/rules-screening";
import { yesStatusIn } from "#lib/couples/yes-status";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { foundIn } from "#lib/planning/find-choices";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { swapOffers } from "#lib/planning/swap-offers";
import type { SwapOffer } from "#lib/planning/types";

type Asked = { coupleId: Id; sessionId: Id; words: string };

/**
 * What a search finds in the whole library that may be swapped in now: also what the short list of a run does not hold.
 * Nothing unless the session runs. An audited read. Throws "not_found".
 */
export async function findSwaps(
  actor: ActorOf<"clinician">,
  { coupleId, sessionId, words }: Asked,
  clock: Clock = systemClock,
): Promise<SwapOffer[]> {
  if (!isId(coupleId) || !isId(sessionId)) throw notFound();
  return withActor(actor, async (tx) => {
    const [couple, session] = await Promise.all([
      getCoupleIn(tx, actor, coupleId),
      getSessionIn(tx, actor, coupleId, sessionId),
    ]);
    await recordAudit(tx, actor, {
      action: "read",
      entity: "exercise",
      coupleId,
      purpose: "look through the library",
    });
    if (session.state !== "running" || session.endedAt !== null) return [];
    const now = clock();
    const [found, plan, limits, status] = await Promise.all([
      foundIn(tx, actor, words),
      findPlanIn(tx, actor, coupleId, sessionId),
      findLimitsIn(tx, actor, couple, now),
      yesStatusIn(tx, actor, couple.id, now),
    ]);
    const isAdapted = opensAdaptations(couple.checks);
    return swapOffers(plan, found, { limits, attendees: session.attendees, isAdapted, status });
  });
}
