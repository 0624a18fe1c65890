import { and, isNull } from "drizzle-orm";
import { loopEpisode } from "#db/schema/episodes";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ownedBy } from "#lib/access/scope";
import { auditOwnMoments } from "#lib/formulation/audit-own-moments";

/** A partner throws away the episode they are writing. What was sent is part of the record and stays. */
export async function discardEpisode(actor: ActorOf<"partner">): Promise<void> {
  await withActor(actor, async (tx) => {
    requireRole(actor, "partner");
    await tx.delete(loopEpisode).where(and(ownedBy(actor, loopEpisode), isNull(loopEpisode.sentOn)));
    await auditOwnMoments(tx, actor);
  });
}
