import { and, eq, sql } from "drizzle-orm";
import { plan, planItem } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { notFound } from "#lib/kernel/errors";
import { isId } from "#lib/kernel/ids";
import { getSessionIn } from "#lib/planning/find-session";
import { canRecordRun, enforce } from "#lib/planning/policy";
import type { RecordRun } from "#lib/planning/schema";

/**
 * Records what became of one item: done, set aside, or still planned, with the minutes it took (null when
 * nobody says). Repeating it changes nothing. Throws "conflict" before the start and after the close.
 */
export async function recordRun(actor: ActorOf<"clinician">, input: RecordRun): Promise<{ version: number }> {
  return withActor(actor, (tx) => recordRunIn(tx, actor, input));
}

/** As `recordRun`, inside a transaction that is already open. */
export async function recordRunIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, sessionId, itemId, state, actualMinutes }: RecordRun,
): Promise<{ version: number }> {
  const running = await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
  if (!isId(itemId)) throw notFound();
  enforce(canRecordRun(running));
  const [raised] = await tx
    .update(plan)
    .set({ version: sql`${plan.version} + 1`, updatedAt: sql`now()` })
    .where(and(ofTreatedCouple(actor, plan, coupleId), eq(plan.sessionId, sessionId)))
    .returning({ id: plan.id, version: plan.version });
  if (!raised) throw notFound();
  const changed = await tx
    .update(planItem)
    .set({ state, actualMinutes: state === "planned" ? null : actualMinutes })
    .where(
      and(
        ofTreatedCouple(actor, planItem, coupleId),
        eq(planItem.planId, raised.id),
        eq(planItem.id, itemId),
      ),
    )
    .returning({ id: planItem.id });
  if (changed.length === 0) throw notFound();
  await recordAudit(tx, actor, {
    action: "update",
    entity: "plan",
    entityId: raised.id,
    coupleId,
    purpose: "record what was done",
  });
  return { version: raised.version };
}
