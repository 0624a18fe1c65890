import { and, eq, isNull, sql } from "drizzle-orm";
import { coSignCouple } from "#db/schema/co-sign";
import { safetyHold } from "#db/schema/couples";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { endCoSignsIn } from "#lib/couples/end-co-signs";
import { getCoupleIn } from "#lib/couples/find-couple";
import { holdPlace } from "#lib/couples/hold-place";
import type { LiftHoldInput } from "#lib/couples/schema";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import { isId } from "#lib/kernel/ids";
import { seal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

/**
 * Lifts one safety hold, with who, when and why; the reason is sealed for the therapist. The row stays, and
 * so do the couple's other holds (formulation paper, section 7). Throws "not_found", also for one that was
 * lifted before.
 */
export async function liftHold(
  actor: ActorOf<"clinician">,
  input: LiftHoldInput,
  clock: Clock = systemClock,
): Promise<void> {
  const { coupleId, holdId } = input;
  await withActor(actor, async (tx) => {
    await getCoupleIn(tx, actor, coupleId, { lock: true });
    if (!isId(holdId)) throw notFound();
    const key = (await loadKeys(tx, actor, coupleId, ["therapist"])).of("therapist");
    const place = holdPlace(actor.practiceId, coupleId, holdId, "cleared_note_sealed");
    const lifted = await tx
      .update(safetyHold)
      .set({
        clearedAt: sql`now()`,
        clearedBy: actor.userId,
        clearedNoteSealed: seal(key, place, input.reason),
      })
      .where(
        and(
          eq(safetyHold.practiceId, actor.practiceId),
          eq(safetyHold.coupleId, coupleId),
          eq(safetyHold.id, holdId),
          isNull(safetyHold.clearedAt),
        ),
      )
      .returning({ gate: safetyHold.gate });
    const [hold] = lifted;
    if (!hold) throw notFound();
    // What was signed looked at this hold: the same gate set again, or by tension alone, asks for a look of its own.
    await endCoSignsIn(tx, actor, coupleId, eq(coSignCouple.gate, hold.gate), clock());
    await recordAudit(tx, actor, {
      action: "update",
      entity: "safety_hold",
      entityId: holdId,
      coupleId,
      purpose: "lift the hold",
    });
  });
}
