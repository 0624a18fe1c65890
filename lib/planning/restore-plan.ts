import { and, eq } from "drizzle-orm";
import { plan as planTable } from "#db/schema/planning";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, notFound, stale } from "#lib/kernel/errors";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { keepVersionIn, settledIn, versionItemsIn } from "#lib/planning/plan-versions";
import { canChangePlan, enforce } from "#lib/planning/policy";
import { inPhaseOrder } from "#lib/planning/rules";
import { toItemInput } from "#lib/planning/rules-item-input";
import { type SavedPlan, savePlanIn } from "#lib/planning/save-plan";
import type { RestorePlanInput, SessionInput } from "#lib/planning/schema";

/**
 * Brings an earlier version of a draft plan back as its newest one; what it was until now is kept first. Homework
 * that has come since stays in the list, since it leaves by a decision alone. Throws "stale_version", "conflict" for
 * a final plan, "held" for what may not go on any more, and "not_found".
 */
export async function restorePlan(
  actor: ActorOf<"clinician">,
  { coupleId, sessionId, versionId, version }: RestorePlanInput,
  clock: Clock = systemClock,
): Promise<SavedPlan> {
  return withActor(actor, async (tx) => {
    await getCoupleIn(tx, actor, coupleId, { lock: true });
    await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
    const plan = await findPlanIn(tx, actor, coupleId, sessionId);
    if (!plan) throw notFound();
    const then = await versionItemsIn(tx, actor, coupleId, plan.id, versionId);
    enforce(canChangePlan(plan));
    if (plan.version !== version) throw stale();
    await keepVersionIn(tx, actor, plan.id, "restore");
    const back = new Set(then.map(({ assignmentId }) => assignmentId));
    const since = plan.items.filter(({ kind, assignmentId }) => kind === "review" && !back.has(assignmentId));
    const settled = await settledIn(tx, actor, coupleId, plan.id);
    const items = inPhaseOrder([...then, ...since])
      .map((item) => ({ ...item, disposition: settled[item.assignmentId ?? ""] ?? item.disposition }))
      .map(toItemInput);
    return savePlanIn(tx, actor, plan.id, { version, items }, clock);
  });
}

/**
 * Opens a final plan again, while its session has not begun. What was decided about homework stays done: it is not
 * given a second time when the plan is made final again. Throws "conflict" and "not_found".
 */
export async function reopenPlan(
  actor: ActorOf<"clinician">,
  { coupleId, sessionId }: SessionInput,
): Promise<void> {
  await withActor(actor, async (tx) => {
    await getCoupleIn(tx, actor, coupleId, { lock: true });
    const session = await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
    const plan = await findPlanIn(tx, actor, coupleId, sessionId);
    if (!plan) throw notFound();
    if (session.state !== "planned")
      throw new DomainError("conflict", "This session has begun, so its plan stays as it is.");
    if (plan.state !== "final") throw new DomainError("conflict", "This plan is open already.");
    await keepVersionIn(tx, actor, plan.id, "reopen");
    await tx
      .update(planTable)
      .set({ state: "draft", version: plan.version + 1 })
      .where(and(ofTreatedCouple(actor, planTable, coupleId), eq(planTable.id, plan.id)));
    await recordAudit(tx, actor, {
      action: "update",
      entity: "plan",
      entityId: plan.id,
      coupleId,
      purpose: "open a final plan again",
    });
  });
}
