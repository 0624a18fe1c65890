import { and, eq } from "drizzle-orm";
import { session } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { getSessionIn } from "#lib/planning/find-session";
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
  await tx
    .update(session)
    .set({ endedAt })
    .where(and(ofTreatedCouple(actor, session, coupleId), eq(session.id, sessionId)));
  await recordAudit(tx, actor, {
    action: "update",
    entity: "session",
    entityId: sessionId,
    coupleId,
    purpose: "end a session",
  });
  return { endedAt };
}
