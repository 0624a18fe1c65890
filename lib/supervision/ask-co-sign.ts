import { and, eq } from "drizzle-orm";
import { coSign, coSignCouple } from "#db/schema/co-sign";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { practicePlace } from "#lib/accounts/member-names";
import { recordAudit } from "#lib/audit/record-audit";
import { endCoSignsIn } from "#lib/couples/end-co-signs";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { isCheckSignable, isOverridable, unsigned } from "#lib/couples/rules-co-sign";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { invalid } from "#lib/kernel/errors";
import { newId } from "#lib/kernel/ids";
import { seal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";
import type { AskCoSignInput } from "#lib/supervision/schema";

const NEVER = "Nobody can sign against this hold. Lift it with a reason, or the work stays held.";
const LOOK_FIRST =
  "A hold is due to be looked at after its sessions. Nobody can sign that away: look at it again.";

/**
 * Asks the practice's supervisors to co-sign that one gate no longer stops one class of work of this couple. They read
 * the gate, the class, the reason and who asks, and nothing of the couple. An earlier request for the same is taken back.
 * Throws "invalid_input" for a gate that is not in force or that no co-signature overrides, for G01 while a hold is due by its sessions, and for what is co-signed already. Source: formulation paper,
 * section 7, "Rules".
 */
export async function askCoSign(
  actor: ActorOf<"clinician">,
  { coupleId, what: { gate, exerciseClass }, reason }: AskCoSignInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, async (tx) => {
    const { practiceId } = actor;
    const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
    if (!isOverridable(gate)) throw invalid({ what: [NEVER] });
    const now = clock();
    const limits = await findLimitsIn(tx, actor, couple, now);
    // By what the page offers: tension adds a gate that no hold was set for.
    if (!limits.gates.includes(gate)) throw invalid({ what: ["This hold is not set any more."] });
    if (gate === "G01" && !isCheckSignable(couple.checks.holds)) throw invalid({ what: [LOOK_FIRST] });
    const id = newId();
    const key = (await loadKeys(tx, actor, practiceId, ["practice"])).of("practice");
    if (unsigned([gate], exerciseClass, limits.agreed).length === 0) {
      throw invalid({ what: ["A supervisor has co-signed this already."] });
    }
    await endCoSignsIn(
      tx,
      actor,
      couple.id,
      and(eq(coSignCouple.gate, gate), eq(coSignCouple.exerciseClass, exerciseClass)),
      now,
    );
    await tx.insert(coSign).values({
      practiceId,
      id,
      gate,
      exerciseClass,
      reasonSealed: seal(key, practicePlace(practiceId, "co_sign", "reason_sealed", id), reason),
      askedBy: actor.userId,
      askedAt: now,
    });
    await tx
      .insert(coSignCouple)
      .values({ practiceId, coSignId: id, coupleId: couple.id, gate, exerciseClass });
    await recordAudit(tx, actor, {
      action: "create",
      entity: "co_sign",
      entityId: id,
      coupleId: couple.id,
      purpose: "ask a supervisor to co-sign",
    });
  });
}
