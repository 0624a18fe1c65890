import { and, eq, sql } from "drizzle-orm";
import { couple } from "#db/schema/couples";
import { careEpisode } from "#db/schema/release";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { couplesVisibleTo } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import type { ChangeCoupleInput } from "#lib/couples/schema";
import { forbidden, stale } from "#lib/kernel/errors";

/**
 * Sets stage, state and usual length of a couple's sessions. Pausing or closing holds all homework of
 * both partners at once, in the same words for both. Closing ends the episode of care; a closed couple
 * is not opened again. Throws "stale_version" when somebody changed the couple meanwhile.
 */
export async function changeCouple(actor: ActorOf<"clinician">, input: ChangeCoupleInput): Promise<void> {
  await withActor(actor, async (tx) => {
    const facts = await getCoupleIn(tx, actor, input.coupleId, { lock: true });
    if (facts.state === "closed") throw forbidden("This couple is closed. Open a new couple to begin again.");
    const changed = await tx
      .update(couple)
      .set({
        stage: input.stage,
        state: input.state,
        sessionMinutes: input.sessionMinutes,
        version: sql`${couple.version} + 1`,
        closedAt: input.state === "closed" ? sql`now()` : null,
      })
      .where(and(couplesVisibleTo(actor), eq(couple.id, input.coupleId), eq(couple.version, input.version)))
      .returning({ id: couple.id });
    if (changed.length === 0) throw stale();
    if (input.state === "closed") {
      await tx
        .update(careEpisode)
        .set({
          closedOn: sql`(now() at time zone (select time_zone from practice where id = ${actor.practiceId}))::date`,
        })
        .where(
          and(
            eq(careEpisode.practiceId, actor.practiceId),
            eq(careEpisode.coupleId, input.coupleId),
            sql`${careEpisode.closedOn} is null`,
          ),
        );
    }
    await recordAudit(tx, actor, {
      action: "update",
      entity: "couple",
      entityId: input.coupleId,
      coupleId: input.coupleId,
      purpose: "change stage or state",
    });
  });
}
