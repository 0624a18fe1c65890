import { and, eq, isNull, sql } from "drizzle-orm";
import { invitation, member } from "#db/schema/accounts";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { endPlacesIn } from "#lib/accounts/end-places";
import { recordAudit } from "#lib/audit/record-audit";
import { forbidden, notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";

/** Ends a member's access: place, sessions and open invitation, effective on their very next request. */
export async function endMember(actor: ActorOf<"admin">, memberId: Id): Promise<void> {
  if (!isId(memberId)) throw notFound();
  if (memberId === actor.userId) throw forbidden("You cannot end your own access. Ask another admin.");
  await withActor(actor, async (tx) => {
    requireRole(actor, "admin");
    const here = (t: { practiceId: typeof member.practiceId }) => eq(t.practiceId, actor.practiceId);
    const [row] = await tx
      .update(member)
      .set({ endedAt: sql`now()` })
      .where(and(here(member), eq(member.id, memberId), isNull(member.endedAt)))
      .returning({ id: member.id });
    if (!row) throw notFound();
    await endPlacesIn(tx, actor, memberId);
    await tx
      .update(invitation)
      .set({ revokedAt: sql`now()` })
      .where(
        and(
          eq(invitation.practiceId, actor.practiceId),
          eq(invitation.subjectId, memberId),
          isNull(invitation.acceptedAt),
          isNull(invitation.revokedAt),
        ),
      );
    await recordAudit(tx, actor, {
      action: "delete",
      entity: "member",
      entityId: memberId,
      purpose: "end a member's access",
    });
  });
}
