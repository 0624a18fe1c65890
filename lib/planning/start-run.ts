import { and, eq } from "drizzle-orm";
import { session } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { canStartRun, enforce } from "#lib/planning/policy";
import type { SessionInput } from "#lib/planning/schema";

export type StartedRun = { startedAt: Date };

/** Begins a session from its final plan. Throws "conflict" when it has begun or the plan is not final. */
export async function startRun(
  actor: ActorOf<"clinician">,
  input: SessionInput,
  clock: Clock = systemClock,
): Promise<StartedRun> {
  return withActor(actor, (tx) => startRunIn(tx, actor, input, clock));
}

/** As `startRun`, inside a transaction that is already open. */
export async function startRunIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, sessionId }: SessionInput,
  clock: Clock = systemClock,
): Promise<StartedRun> {
  const planned = await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
  enforce(canStartRun(planned, await findPlanIn(tx, actor, coupleId, sessionId)));
  const startedAt = clock();
  await tx
    .update(session)
    .set({ state: "running", startedAt })
    .where(and(ofTreatedCouple(actor, session, coupleId), eq(session.id, sessionId)));
  await recordAudit(tx, actor, {
    action: "update",
    entity: "session",
    entityId: sessionId,
    coupleId,
    purpose: "start a session",
  });
  return { startedAt };
}
