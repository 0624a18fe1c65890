import { and, eq, isNull, sql } from "drizzle-orm";
import { authSession, membership } from "#db/schema/accounts";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import type { Id } from "#lib/kernel/ids";

/** Ends somebody's place in the practice and every session of it: their very next request finds nobody. */
export async function endPlacesIn(tx: Tx, actor: ActorOf<"admin">, subjectId: Id): Promise<void> {
  requireRole(actor, "admin");
  await tx
    .update(membership)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        eq(membership.practiceId, actor.practiceId),
        eq(membership.subjectId, subjectId),
        isNull(membership.endedAt),
      ),
    );
  await tx
    .update(authSession)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(authSession.practiceId, actor.practiceId),
        eq(authSession.subjectId, subjectId),
        isNull(authSession.revokedAt),
      ),
    );
}
