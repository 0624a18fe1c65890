import { and, eq, sql } from "drizzle-orm";
import { consent, partner } from "#db/schema/couples";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { auditOwnChoice } from "#lib/couples/audit-own-choice";
import type { SetConsentInput } from "#lib/couples/own-choices-schema";
import { consentStateOf } from "#lib/couples/own-consent";
import { newId } from "#lib/kernel/ids";

/**
 * Gives or withdraws the partner's own consent, at once and without a reason. Withdrawing holds all work of
 * the couple, and tells neither partner whose choice it was (formulation paper, G15). Choosing what is
 * already so adds no second row.
 */
export async function setConsent(actor: ActorOf<"partner">, input: SetConsentInput): Promise<void> {
  await withActor(actor, (tx) => setConsentIn(tx, actor, input));
}

/** As `setConsent`, inside a transaction that is already open. */
export async function setConsentIn(tx: Tx, actor: ActorOf<"partner">, input: SetConsentInput): Promise<void> {
  // The partner's own row is the lock: two presses at once end as one choice.
  await tx
    .select({ id: partner.id })
    .from(partner)
    .where(and(eq(partner.practiceId, actor.practiceId), eq(partner.id, actor.userId)))
    .for("update");
  await tx.execute(sql`
    insert into ${consent} (practice_id, id, couple_id, partner_id, state, at)
    select ${actor.practiceId}::uuid, ${newId()}::uuid, ${actor.coupleId}::uuid, ${actor.userId}::uuid,
      ${input.consent}::text, clock_timestamp()
    where ${consentStateOf(actor)} is distinct from ${input.consent}::text`);
  await auditOwnChoice(tx, actor);
}
