import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { coSign, coSignCouple } from "#db/schema/co-sign";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import type { Id } from "#lib/kernel/ids";

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
