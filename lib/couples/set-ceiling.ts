import { and, eq } from "drizzle-orm";
import { partner } from "#db/schema/couples";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { auditOwnChoice } from "#lib/couples/audit-own-choice";
import type { SetCeilingInput } from "#lib/couples/own-choices-schema";
import { notFound } from "#lib/kernel/errors";

/** Sets how explicit exercises may get for this partner, 0 to 3. Lower or raise it any time, no reason asked. */
export async function setCeiling(actor: ActorOf<"partner">, input: SetCeilingInput): Promise<void> {
  await withActor(actor, (tx) => setCeilingIn(tx, actor, input));
}

/** As `setCeiling`, inside a transaction that is already open. */
export async function setCeilingIn(tx: Tx, actor: ActorOf<"partner">, input: SetCeilingInput): Promise<void> {
  const changed = await tx
    .update(partner)
    .set({ explicitnessCeiling: input.ceiling })
    .where(and(eq(partner.practiceId, actor.practiceId), eq(partner.id, actor.userId)))
    .returning({ id: partner.id });
  if (changed.length === 0) throw notFound();
  await auditOwnChoice(tx, actor);
}
