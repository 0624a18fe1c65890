import { and, eq, isNull } from "drizzle-orm";
import { member } from "#db/schema/accounts";
import { couple } from "#db/schema/couples";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import type { TransferCoupleInput } from "#lib/accounts/schema";
import { recordAudit } from "#lib/audit/record-audit";
import { invalid, notFound } from "#lib/kernel/errors";
import { isId } from "#lib/kernel/ids";

/**
 * Gives a couple to another clinician of the practice, with all of its record: from this moment it is on
 * their caseload and on nobody else's. Nothing either partner sees changes. Throws "not_found" for a couple
 * of another practice, and "invalid_input" for anybody who is not a clinician here now, or treats it already.
 */
export async function transferCouple(actor: ActorOf<"admin">, input: TransferCoupleInput): Promise<void> {
  const { coupleId, clinicianId } = input;
  if (!isId(coupleId)) throw notFound();
  await withActor(actor, async (tx) => {
    requireRole(actor, "admin");
    const here = and(eq(couple.practiceId, actor.practiceId), eq(couple.id, coupleId));
    // Named columns, and the lock of an update: more of a couple an admin may not read.
    const [found] = await tx
      .select({ clinicianId: couple.clinicianId })
      .from(couple)
      .where(here)
      .for("update");
    if (!found) throw notFound();
    if (found.clinicianId === clinicianId)
      throw invalid({ clinicianId: ["This clinician treats the couple already."] });
    const [next] = isId(clinicianId)
      ? await tx
          .select({ id: member.id })
          .from(member)
          .where(
            and(
              eq(member.practiceId, actor.practiceId),
              eq(member.id, clinicianId),
              eq(member.role, "clinician"),
              isNull(member.endedAt),
            ),
          )
      : [];
    if (!next) throw invalid({ clinicianId: ["Choose a clinician who works here."] });
    await tx.update(couple).set({ clinicianId }).where(here);
    await recordAudit(tx, actor, {
      action: "update",
      entity: "couple",
      entityId: coupleId,
      coupleId,
      purpose: "give a couple to another clinician",
    });
  });
}
