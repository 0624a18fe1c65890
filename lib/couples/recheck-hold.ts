import { sql } from "drizzle-orm";
import { holdRecheck } from "#db/schema/safety";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { recheckPlace } from "#lib/couples/hold-place";
import { openHoldsIn } from "#lib/couples/holds";
import type { RecheckHoldInput } from "#lib/couples/schema";
import { notFound } from "#lib/kernel/errors";
import { newId } from "#lib/kernel/ids";
import { seal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

/**
 * Looks at a safety hold again and keeps it, with who, when and why; the line is sealed for the therapist. It counts
 * for eight weeks from today. Throws "not_found", also for a hold that was lifted.
 * Source: formulation paper, section 7.
 */
export async function recheckHold(actor: ActorOf<"clinician">, input: RecheckHoldInput): Promise<void> {
  const { coupleId, holdId } = input;
  await withActor(actor, async (tx) => {
    await getCoupleIn(tx, actor, coupleId, { lock: true });
    const holds = await openHoldsIn(tx, actor, coupleId);
    if (holds.every(({ id }) => id !== holdId)) throw notFound();
    const id = newId();
    const key = (await loadKeys(tx, actor, coupleId, ["therapist"])).of("therapist");
    await tx.insert(holdRecheck).values({
      practiceId: actor.practiceId,
      id,
      coupleId,
      holdId,
      noteSealed: seal(key, recheckPlace(actor.practiceId, coupleId, id), input.note),
      checkedBy: actor.userId,
      checkedAt: sql`clock_timestamp()`,
    });
    await recordAudit(tx, actor, {
      action: "create",
      entity: "hold_recheck",
      entityId: id,
      coupleId,
      purpose: "look at the hold again",
    });
  });
}
