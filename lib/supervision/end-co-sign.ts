import { eq } from "drizzle-orm";
import { coSignCouple } from "#db/schema/co-sign";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { endCoSignsIn } from "#lib/couples/end-co-signs";
import { getCoupleIn } from "#lib/couples/find-couple";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import { isId } from "#lib/kernel/ids";
import type { EndCoSignInput } from "#lib/supervision/schema";

/** Takes back a request, or ends what was agreed: the gate holds again at once. Throws "not_found" for one that ended. */
export async function endCoSign(
  actor: ActorOf<"clinician">,
  { coupleId, coSignId }: EndCoSignInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
    if (!isId(coSignId)) throw notFound();
    const ended = await endCoSignsIn(tx, actor, couple.id, eq(coSignCouple.coSignId, coSignId), clock());
    if (ended === 0) throw notFound();
    await recordAudit(tx, actor, {
      action: "update",
      entity: "co_sign",
      entityId: coSignId,
      coupleId: couple.id,
      purpose: "end a co-signature",
    });
  });
}
