import { and, eq, isNull } from "drizzle-orm";
import { partner } from "#db/schema/couples";
import { withActor } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { writeInvitation } from "#lib/accounts/write-invitation";
import { recordAudit } from "#lib/audit/record-audit";
import { ownOrigins } from "#lib/auth/origin";
import { getCoupleIn } from "#lib/couples/find-couple";
import { DomainError, notFound } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { unseal } from "#lib/secrets/box";
import { loadKeys, slotScope } from "#lib/secrets/data-keys";

/**
 * Sends one partner a fresh invitation to the address given at the start; the earlier one stops
 * working. Throws "conflict" when that partner has already joined.
 */
export async function invitePartner(actor: ActorOf<"clinician">, coupleId: Id, partnerId: Id): Promise<void> {
  if (!isId(partnerId)) throw notFound();
  await withActor(actor, async (tx) => {
    const facts = await getCoupleIn(tx, actor, coupleId, { lock: true });
    const found = facts.partners.find((p) => p.id === partnerId);
    if (!found) throw notFound();
    if (found.joined) throw new DomainError("conflict", "This partner has already joined.");
    const scope = slotScope("identity", found.slot as Slot);
    const [row] = await tx
      .select({ emailSealed: partner.emailSealed })
      .from(partner)
      .where(
        and(
          eq(partner.practiceId, actor.practiceId),
          eq(partner.id, partnerId),
          isNull(partner.accessEndedAt),
        ),
      );
    if (!row) throw notFound();
    const key = (await loadKeys(tx, actor, coupleId, [scope])).of(scope);
    const email = unseal(
      key,
      {
        practiceId: actor.practiceId,
        ownerId: coupleId,
        scope,
        table: "partner",
        column: "email_sealed",
        rowId: partnerId,
        rowVersion: 0,
      },
      row.emailSealed,
    );
    await writeInvitation(
      tx,
      actor,
      { role: "partner", subjectId: partnerId, coupleId, email },
      ownOrigins()[0] ?? "",
    );
    await recordAudit(tx, actor, {
      action: "create",
      entity: "invitation",
      entityId: partnerId,
      coupleId,
      purpose: "invite a partner",
    });
  });
}
