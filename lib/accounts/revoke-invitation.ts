import { and, eq, isNull, sql } from "drizzle-orm";
import { invitation } from "#db/schema/accounts";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";

/** Makes a partner's open invitation useless at once. Throws "not_found" when there is none to see. */
export async function revokeInvitation(
  actor: ActorOf<"clinician">,
  coupleId: Id,
  partnerId: Id,
): Promise<void> {
  if (!isId(partnerId)) throw notFound();
  await withActor(actor, async (tx) => {
    await getCoupleIn(tx, actor, coupleId);
    const gone = await tx
      .update(invitation)
      .set({ revokedAt: sql`now()` })
      .where(
        and(
          eq(invitation.practiceId, actor.practiceId),
          eq(invitation.coupleId, coupleId),
          eq(invitation.subjectId, partnerId),
          isNull(invitation.acceptedAt),
          isNull(invitation.revokedAt),
        ),
      )
      .returning({ id: invitation.id });
    if (gone.length === 0) throw notFound();
    await recordAudit(tx, actor, {
      action: "delete",
      entity: "invitation",
      entityId: partnerId,
      coupleId,
      purpose: "revoke an invitation",
    });
  });
}
