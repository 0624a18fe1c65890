import { and, eq, isNull, sql } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import { coSign } from "#db/schema/co-sign";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { practicePlace } from "#lib/accounts/member-names";
import { recordAudit } from "#lib/audit/record-audit";
import { coSignedUntil } from "#lib/couples/rules-co-sign";
import { todayInPractice } from "#lib/couples/week";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, notFound } from "#lib/kernel/errors";
import { isId } from "#lib/kernel/ids";
import { seal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";
import type { DecideCoSignInput } from "#lib/supervision/schema";

/**
 * Agrees for eight weeks, or refuses, with one sealed line. Decided once. Throws "not_found" for one that was decided or
 * is another practice's, and "forbidden" where the same person asked. Source: formulation paper, section 7, "Rules".
 */
export async function decideCoSign(
  actor: ActorOf<"supervisor">,
  { coSignId, outcome, note }: DecideCoSignInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, async (tx) => {
    requireRole(actor, "supervisor");
    if (!isId(coSignId)) throw notFound();
    const { practiceId } = actor;
    const now = clock();
    const [found] = await tx
      .select({
        isOwn: sql<boolean>`app.is_same_person(${coSign.askedBy})`,
        today: todayInPractice(now),
      })
      .from(coSign)
      .innerJoin(practice, eq(practice.id, coSign.practiceId))
      .where(
        and(
          eq(coSign.practiceId, practiceId),
          eq(coSign.id, coSignId),
          isNull(coSign.outcome),
          isNull(coSign.withdrawnAt),
        ),
      );
    if (!found) throw notFound();
    if (found.isOwn) {
      throw new DomainError("forbidden", "You asked for this yourself. Another supervisor has to decide.");
    }
    const key = (await loadKeys(tx, actor, practiceId, ["practice"])).of("practice");
    const decided = await tx
      .update(coSign)
      .set({
        outcome,
        noteSealed: seal(key, practicePlace(practiceId, "co_sign", "note_sealed", coSignId), note),
        decidedBy: actor.userId,
        decidedAt: now,
        agreedUntil: outcome === "agreed" ? coSignedUntil(found.today) : null,
      })
      .where(
        and(
          eq(coSign.practiceId, practiceId),
          eq(coSign.id, coSignId),
          isNull(coSign.outcome),
          isNull(coSign.withdrawnAt),
        ),
      )
      .returning({ id: coSign.id });
    if (decided.length === 0) throw notFound();
    await recordAudit(tx, actor, {
      action: "update",
      entity: "co_sign",
      entityId: coSignId,
      purpose: outcome === "agreed" ? "co-sign" : "refuse to co-sign",
    });
  });
}
