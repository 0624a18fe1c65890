import { and, eq, isNull, sql } from "drizzle-orm";
import { partner } from "#db/schema/couples";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { endPlacesIn } from "#lib/accounts/end-places";
import { recordAudit } from "#lib/audit/record-audit";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";

/**
 * Ends a partner's access: place, sessions and open link, effective on their very next request. What they
 * wrote stays where it is, and nothing the other partner sees changes. Throws "not_found", also where it was
 * ended before.
 */
export async function endPartner(actor: ActorOf<"admin">, partnerId: Id): Promise<void> {
  if (!isId(partnerId)) throw notFound();
  await withActor(actor, async (tx) => {
    requireRole(actor, "admin");
    const [row] = await tx
      .update(partner)
      .set({ accessEndedAt: sql`now()` })
      .where(
        and(
          eq(partner.practiceId, actor.practiceId),
          eq(partner.id, partnerId),
          isNull(partner.accessEndedAt),
        ),
      )
      .returning({ coupleId: partner.coupleId });
    if (!row) throw notFound();
    await endPlacesIn(tx, actor, partnerId);
    await recordAudit(tx, actor, {
      action: "delete",
      entity: "partner",
      entityId: partnerId,
      coupleId: row.coupleId,
      purpose: "end a partner's access",
    });
  });
}
