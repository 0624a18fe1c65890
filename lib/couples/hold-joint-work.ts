import { safetyHold } from "#db/schema/couples";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { holdPlace } from "#lib/couples/hold-place";
import type { HoldInput } from "#lib/couples/schema";
import { invalid } from "#lib/kernel/errors";
import { newId } from "#lib/kernel/ids";
import { seal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

/**
 * Sets a safety hold: what its gate stops (`gates.ts`) vanishes for both partners at once, silently and in
 * the same way. The note is sealed for the therapist. Throws "invalid_input" for a gate that is set already.
 * Source: formulation paper, section 7.
 */
export async function holdJointWork(actor: ActorOf<"clinician">, input: HoldInput): Promise<void> {
  await withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, input.coupleId, { lock: true });
    if (couple.checks.holds.some(({ gate }) => gate === input.gate))
      throw invalid({ gate: ["This hold is set already. Lift it first to write another line."] });
    const id = newId();
    const key = (await loadKeys(tx, actor, input.coupleId, ["therapist"])).of("therapist");
    const place = holdPlace(actor.practiceId, input.coupleId, id, "note_sealed");
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
