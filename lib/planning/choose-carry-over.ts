import { and, eq, inArray, ne, notInArray } from "drizzle-orm";
import { planItem } from "#db/schema/planning";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { notFound } from "#lib/kernel/errors";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { carryable } from "#lib/planning/rules";
import type { ChooseCarryOverInput } from "#lib/planning/schema";

/**
 * Chooses which exercises that were not done the next plan is offered: those that are ticked, and no others of this
 * session. Throws "not_found", also for an item that was done or is of another plan.
 */
export async function chooseCarryOver(
  actor: ActorOf<"clinician">,
  { coupleId, sessionId, itemIds }: ChooseCarryOverInput,
): Promise<{ carried: number }> {
  return withActor(actor, async (tx) => {
    await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
    const found = await findPlanIn(tx, actor, coupleId, sessionId);
    if (!found) throw notFound();
    const open = carryable(found.items).map(({ id }) => id);
    if (itemIds.some((id) => !open.includes(id))) throw notFound();
    const ofPlan = and(
      ofTreatedCouple(actor, planItem, coupleId),
      eq(planItem.planId, found.id),
      ne(planItem.state, "done"),
    );
    const ticked = [...itemIds];
    if (ticked.length > 0) {
      await tx
        .update(planItem)
        .set({ leaveOut: false })
        .where(and(ofPlan, inArray(planItem.id, ticked)));
    }
    await tx
      .update(planItem)
      .set({ leaveOut: true })
      .where(ticked.length > 0 ? and(ofPlan, notInArray(planItem.id, ticked)) : ofPlan);
    await recordAudit(tx, actor, {
      action: "update",
      entity: "plan",
      entityId: found.id,
      coupleId,
      purpose: "choose what to carry over",
    });
    return { carried: ticked.length };
  });
}
