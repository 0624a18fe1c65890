import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { addFormEventIn, applyRunIn } from "#lib/planning/keep-run-events";
import { canRecordRun, enforce } from "#lib/planning/policy";
import { refuseHeldAgainIn } from "#lib/planning/run-refusals";
import type { CorrectRun } from "#lib/planning/schema";

/**
 * Puts right what a run recorded, before the session is closed: each item that differs is told anew, as the last word
 * on it; the others are left alone. All of it or nothing. Throws "held" where a run that goes on would have something
 * again that may not be now, "conflict" before the start and after the close, and "not_found" also for an item of another plan. Source: screen paper, section 2.5.
 */
export async function correctRun(
  actor: ActorOf<"clinician">,
  { coupleId, sessionId, items }: CorrectRun,
  clock: Clock = systemClock,
): Promise<{ version: number; changed: number }> {
  return withActor(actor, async (tx) => {
    // Couple before session, as when a session is closed.
    const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
    const running = await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
    enforce(canRecordRun(running));
    const found = await findPlanIn(tx, actor, coupleId, sessionId);
    const kept = new Map(found?.items.map((item) => [item.id, item]));
    let changed = 0;
    // Once it has ended, "planned" says that it was not reached; until then it would be up again.
    if (found && running.endedAt === null) {
      const again = items.flatMap(({ itemId, state }) => {
        const item = kept.get(itemId);
        return item && state === "planned" && item.state !== "planned" ? [item] : [];
      });
      const { attendees } = running;
      await refuseHeldAgainIn(tx, actor, couple, { planId: found.id, items: again, attendees }, clock());
    }
    for (const { itemId, state, actualMinutes } of items) {
      const item = kept.get(itemId);
      if (!item) throw notFound();
      const minutes = state === "planned" ? null : actualMinutes;
      if (item.state === state && item.actualMinutes === minutes) continue;
      const kind = state === "planned" ? "planned_again" : state;
      await addFormEventIn(tx, actor, coupleId, sessionId, { kind, itemId, minutes }, clock());
      changed += 1;
    }
    const { version } = await applyRunIn(tx, actor, coupleId, running);
    await recordAudit(tx, actor, {
      action: "update",
      entity: "plan",
      entityId: found?.id ?? null,
      coupleId,
      purpose: "correct what was done",
    });
    return { version, changed };
  });
}
