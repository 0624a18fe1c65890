import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { getSessionIn } from "#lib/planning/find-session";
import { addFormEventIn, applyRunIn } from "#lib/planning/keep-run-events";
import { canRecordRun, enforce } from "#lib/planning/policy";
import type { SessionInput } from "#lib/planning/schema";

export type EndedRun = { endedAt: Date };

/**
 * Notes that the couple has left; the session stays open for its wrap-up. Asked again, it answers with the
 * first time. Throws "conflict" before the start and after the close.
 */
export async function endRun(
  actor: ActorOf<"clinician">,
  input: SessionInput,
  clock: Clock = systemClock,
): Promise<EndedRun> {
  return withActor(actor, (tx) => endRunIn(tx, actor, input, clock));
}

/** As `endRun`, inside a transaction that is already open. */
export async function endRunIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, sessionId }: SessionInput,
  clock: Clock = systemClock,
): Promise<EndedRun> {
  const running = await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
  enforce(canRecordRun(running));
  const endedAt = running.endedAt ?? clock();
  if (running.endedAt === null) {
    await addFormEventIn(tx, actor, coupleId, sessionId, { kind: "end" }, endedAt);
    await applyRunIn(tx, actor, coupleId, running);
  }
  await recordAudit(tx, actor, {
    action: "update",
    entity: "session",
    entityId: sessionId,
    coupleId,
    purpose: "end a session",
  });
  return { endedAt };
}
