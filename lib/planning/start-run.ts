import { and, eq } from "drizzle-orm";
import { session } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { exercisesIn } from "#lib/exercises/find-exercise";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError } from "#lib/kernel/errors";
import { exerciseRefs } from "#lib/planning/exercise-refs";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { heldItems, heldSentences } from "#lib/planning/held-items";
import { addFormEventIn, applyRunIn } from "#lib/planning/keep-run-events";
import { keepVersionIn } from "#lib/planning/plan-versions";
import { canStartRun, enforce } from "#lib/planning/policy";
import type { StartRunInput } from "#lib/planning/schema";

export type StartedRun = { startedAt: Date };

/**
 * Begins a session from its final plan. A hold may have been set since: what may not go on is refused by name,
 * and set aside where the clinician says so. Throws "held" with a sentence per item, and "conflict" when the
 * session has begun or the plan is not final.
 */
export async function startRun(
  actor: ActorOf<"clinician">,
  input: StartRunInput,
  clock: Clock = systemClock,
): Promise<StartedRun> {
  return withActor(actor, (tx) => startRunIn(tx, actor, input, clock));
}

/** As `startRun`, inside a transaction that is already open. */
export async function startRunIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, sessionId, setAside }: StartRunInput,
  clock: Clock = systemClock,
): Promise<StartedRun> {
  // Couple before session, as when a session is closed. A hold waits for the same lock.
  const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
  const planned = await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
  const plan = await findPlanIn(tx, actor, coupleId, sessionId);
  enforce(canStartRun(planned, plan));
  const startedAt = clock();
  const items = plan?.items ?? [];
  const found = await exercisesIn(tx, actor, exerciseRefs(items));
  const limits = await findLimitsIn(tx, actor, couple, startedAt);
  const held = heldItems(items, limits, found, planned.attendees);
  if (held.length > 0 && !setAside)
    throw new DomainError(
      "held",
      "Since this plan was made final, something in it was put on hold. Set it aside to start without it.",
      heldSentences(held),
    );
  if (plan) await keepVersionIn(tx, actor, plan.id, "start");
  await tx
    .update(session)
    .set({ state: "running", startedAt })
    .where(and(ofTreatedCouple(actor, session, coupleId), eq(session.id, sessionId)));
  // A run is told by its events alone, so what the plan set aside already is told as well.
  const aside = items.filter(({ state }) => state === "set_aside");
  for (const { id: itemId } of [...aside, ...held])
    await addFormEventIn(tx, actor, coupleId, sessionId, { kind: "set_aside", itemId }, startedAt);
  if (aside.length + held.length > 0) await applyRunIn(tx, actor, coupleId, { ...planned, startedAt });
  await recordAudit(tx, actor, {
    action: "update",
    entity: "session",
    entityId: sessionId,
    coupleId,
    purpose: "start a session",
  });
  return { startedAt };
}
