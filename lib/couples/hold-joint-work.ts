import { safetyHold } from "#db/schema/couples";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import type { HoldInput } from "#lib/couples/schema";
import { newId } from "#lib/kernel/ids";
import { seal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

/**
 * Sets a safety hold: joint and touch work stops for both partners at once, silently and in the same
 * way; individual reflection stays, but under G05. The note is sealed for the therapist (formulation paper, section 7).
 */
export async function holdJointWork(actor: ActorOf<"clinician">, input: HoldInput): Promise<void> {
  await withActor(actor, async (tx) => {
    await getCoupleIn(tx, actor, input.coupleId, { lock: true });
    const id = newId();
    const key = (await loadKeys(tx, actor, input.coupleId, ["therapist"])).of("therapist");
    const place = {
      practiceId: actor.practiceId,
      ownerId: input.coupleId,
      scope: "therapist",
      table: "safety_hold",
      column: "note_sealed",
      rowId: id,
      rowVersion: 0,
    };
    await tx.insert(safetyHold).values({
      practiceId: actor.practiceId,
      id,
      coupleId: input.coupleId,
      gate: input.gate,
      noteSealed: seal(key, place, input.note),
      setBy: actor.userId,
    });
    await recordAudit(tx, actor, {
      action: "create",
      entity: "safety_hold",
      entityId: id,
      coupleId: input.coupleId,
      purpose: "hold joint work",
    });
  });
}
