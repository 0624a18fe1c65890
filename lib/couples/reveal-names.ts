import { and, asc, eq } from "drizzle-orm";
import { partner } from "#db/schema/couples";
import { withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import type { Id } from "#lib/kernel/ids";
import { unseal } from "#lib/secrets/box";
import { loadKeys, slotScope } from "#lib/secrets/data-keys";

export type RevealedName = { slot: Slot; name: string; email: string };

/**
 * The names and addresses behind a code name, on the treating clinician's explicit wish. Every call is
 * an audited reveal (design, section 5; SEC-64).
 */
export async function revealNames(actor: ActorOf<"clinician">, coupleId: Id): Promise<RevealedName[]> {
  return withActor(actor, async (tx) => {
    await getCoupleIn(tx, actor, coupleId);
    await recordAudit(tx, actor, { action: "reveal", entity: "partner", coupleId, purpose: "reveal names" });
    const rows = await tx
      .select({ id: partner.id, slot: partner.slot, name: partner.nameSealed, email: partner.emailSealed })
      .from(partner)
      .where(and(eq(partner.practiceId, actor.practiceId), eq(partner.coupleId, coupleId)))
      .orderBy(asc(partner.slot));
    const keys = await loadKeys(tx, actor, coupleId, ["identity_a", "identity_b"]);
    return rows.map((row) => {
      const slot = row.slot as Slot;
      const scope = slotScope("identity", slot);
      const place = {
        practiceId: actor.practiceId,
        ownerId: coupleId,
        scope,
        table: "partner",
        rowId: row.id,
        rowVersion: 0,
      };
      return {
        slot,
        name: unseal(keys.of(scope), { ...place, column: "name_sealed" }, row.name),
        email: unseal(keys.of(scope), { ...place, column: "email_sealed" }, row.email),
      };
    });
  });
}
