import { eq } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import type { PracticeInput } from "#lib/accounts/schema";
import { recordAudit } from "#lib/audit/record-audit";

/** Changes the name clients know and the time zone in which weeks begin. */
export async function updatePractice(actor: ActorOf<"admin">, input: PracticeInput): Promise<void> {
  await withActor(actor, async (tx) => {
    requireRole(actor, "admin");
    await tx
      .update(practice)
      .set({ name: input.practiceName, timeZone: input.timeZone })
      .where(eq(practice.id, actor.practiceId));
    await recordAudit(tx, actor, {
      action: "update",
      entity: "practice",
      entityId: actor.practiceId,
      purpose: "practice settings",
    });
  });
}
