import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { coSign, coSignCouple } from "#db/schema/co-sign";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import type { EndCoSignInput } from "#lib/supervision/schema";

/** Takes back a request, or ends what was agreed: the gate holds again at once. Throws "not_found" for one that ended. */
export async function endCoSign(
  actor: ActorOf<"clinician">,
  { coupleId, coSignId }: EndCoSignInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
    if (!isId(coSignId)) throw notFound();
    const ended = await endCoSignsIn(tx, actor, couple.id, eq(coSignCouple.coSignId, coSignId), clock());
    if (ended === 0) throw notFound();
    await recordAudit(tx, actor, {
      action: "update",
      entity: "co_sign",
      entityId: coSignId,
      coupleId: couple.id,
      purpose: "end a co-signature",
    });
  });
}

/** Ends those of a couple that fit, and takes the ones nobody decided off the supervisors' list. Answers how many. */
export async function endCoSignsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  fits: SQL | undefined,
  now: Date,
): Promise<number> {
  const ended = await tx
    .update(coSignCouple)
    .set({ endedAt: now })
    .where(
      and(
        eq(coSignCouple.practiceId, actor.practiceId),
        eq(coSignCouple.coupleId, coupleId),
        fits,
        isNull(coSignCouple.endedAt),
      ),
    )
    .returning({ id: coSignCouple.coSignId });
  if (ended.length === 0) return 0;
  const ids = ended.map(({ id }) => id);
  await tx
    .update(coSign)
    .set({ withdrawnAt: now })
    .where(and(eq(coSign.practiceId, actor.practiceId), inArray(coSign.id, ids), isNull(coSign.outcome)));
  return ended.length;
}
