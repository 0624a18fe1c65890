import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import { isId } from "#lib/kernel/ids";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { addFormEventIn, applyRunIn } from "#lib/planning/keep-run-events";
import { canRecordRun, enforce } from "#lib/planning/policy";
import { refuseHeldAgainIn } from "#lib/planning/run-refusals";
import type { RecordRun } from "#lib/planning/schema";

/**
 * Records what became of one item from a plain form: done, set aside, still planned, or up now before its turn, with the minutes it took (null
 * leaves them to the clock). Repeating it changes nothing. Throws "held" where what is to be planned again or brought up
 * may not go on now or asks to be weighed and was not, and "conflict" before the start and after the close.
 */
export async function recordRun(
  actor: ActorOf<"clinician">,
  input: RecordRun,
  clock: Clock = systemClock,
): Promise<{ version: number }> {
  return withActor(actor, (tx) => recordRunIn(tx, actor, input, clock));
}

/** As `recordRun`, inside a transaction that is already open. */
export async function recordRunIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, sessionId, itemId, state, actualMinutes }: RecordRun,
  clock: Clock = systemClock,
): Promise<{ version: number }> {
  // Couple before session, as when a session is closed.
  const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
  const running = await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
  if (!isId(itemId)) throw notFound();
  enforce(canRecordRun(running));
  const found = await findPlanIn(tx, actor, coupleId, sessionId);
  const item = found?.items.find((one) => one.id === itemId);
  if (!found || !item) throw notFound();
  if (state === "now" || (state === "planned" && item.state !== "planned"))
    await refuseHeldAgainIn(
      tx,
      actor,
      couple,
      { planId: found.id, items: [item], attendees: running.attendees },
      clock(),
    );
  const kind = state === "planned" ? "planned_again" : state;
  const minutes = state === "planned" || state === "now" ? null : actualMinutes;
  await addFormEventIn(tx, actor, coupleId, sessionId, { kind, itemId, minutes }, clock());
  const { version } = await applyRunIn(tx, actor, coupleId, running);
  await recordAudit(tx, actor, {
    action: "update",
    entity: "plan",
    entityId: found.id,
    coupleId,
    purpose: "record what was done",
  });
  return { version };
}
