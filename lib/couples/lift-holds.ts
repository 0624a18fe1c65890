import { and, eq, isNull, sql } from "drizzle-orm";
import { safetyHold } from "#db/schema/couples";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { notFound } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

/** Lifts the safety holds in force. The rows stay, with the day they were lifted. */
export async function liftHolds(actor: ActorOf<"clinician">, coupleId: Id): Promise<void> {
  await withActor(actor, async (tx) => {
    await getCoupleIn(tx, actor, coupleId, { lock: true });
    const lifted = await tx
      .update(safetyHold)
      .set({ clearedAt: sql`now()` })
      .where(
        and(
          eq(safetyHold.practiceId, actor.practiceId),
          eq(safetyHold.coupleId, coupleId),
          isNull(safetyHold.clearedAt),
        ),
      )
      .returning({ id: safetyHold.id });
    if (lifted.length === 0) throw notFound();
    await recordAudit(tx, actor, {
      action: "update",
      entity: "safety_hold",
      coupleId,
      purpose: "lift the hold",
    });
  });
}
