import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { exerciseToGiveIn } from "#lib/exercises/find-exercise";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, invalid, notFound } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { entriesFor } from "#lib/planning/library-entries";
import { checksIn, keepChecksIn } from "#lib/planning/plan-checks";
import { canChangePlan, enforce } from "#lib/planning/policy";
import { addExercise } from "#lib/planning/rules";
import { lockUnsuited } from "#lib/planning/rules-attendees";
import { gateLevel } from "#lib/planning/rules-checks";
import { toItemInput } from "#lib/planning/rules-item-input";
import { savePlanIn } from "#lib/planning/save-plan";
import type { AddToPlanInput } from "#lib/planning/schema";
import { PLAN_LIMIT } from "#lib/planning/types";

type Clinician = ActorOf<"clinician">;

/** Where an exercise stands in a plan now. */
export type Added = { itemId: Id };

/**
 * Puts an exercise of the library into the plan of a coming session, where it usually goes. What stands between the two
 * there stands between them here: "held" for what a gate or who comes stops, "invalid_input" beside the reason where a
 * gate asks to weigh it and none was given. Throws "conflict" for a plan that is final, a session that has begun or was
 * called off, and a version that is not the newest, "held" for a retired one, and "not_found". The same line again is
 * there once.
 */
export async function addToPlan(
  actor: Clinician,
  input: AddToPlanInput,
  clock: Clock = systemClock,
): Promise<Added> {
  return withActor(actor, (tx) => addToPlanIn(tx, actor, input, clock));
}

/** As `addToPlan`, inside a transaction that is already open. */
export async function addToPlanIn(
  tx: Tx,
  actor: Clinician,
  { coupleId, sessionId, itemId, slug, version, reason, line }: AddToPlanInput,
  clock: Clock,
): Promise<Added> {
  const couple = await getCoupleIn(tx, actor, coupleId);
  const session = await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
  const plan = await findPlanIn(tx, actor, coupleId, sessionId);
  const exercise = await exerciseToGiveIn(tx, actor, slug);
  if (!plan || exercise === null) throw notFound();
  if (plan.items.some(({ id }) => id === itemId)) return { itemId };
  if (exercise === "retired")
    throw new DomainError("held", "This exercise was retired and is not planned any more.");
  if (exercise.version !== version)
    throw new DomainError(
      "conflict",
      "There is a newer version of this exercise. Open it again to add that.",
    );
  if (session.state !== "planned")
    throw new DomainError("conflict", "This session has begun or was called off. Choose another one.");
  enforce(canChangePlan(plan));
  if (plan.items.length >= PLAN_LIMIT)
    throw invalid({}, `A plan holds at most ${PLAN_LIMIT} items. Remove one first.`);
  const now = clock();
  const limits = await findLimitsIn(tx, actor, couple, now);
  const [entry] = lockUnsuited(entriesFor([exercise], limits, "session"), session.attendees);
  if (!entry)
    throw new DomainError("held", `${exercise.title} is done at home alone. Give it in the wrap-up.`);
  const level = gateLevel(entry, await checksIn(tx, actor, coupleId, plan.id));
  if (level === "stop") throw new DomainError("held", `${exercise.title}. ${entry.locked}`);
  if (level === "check" && !reason)
    throw invalid({ reason: ["Choose a reason."] }, entry.care ?? "Say why it goes on.");
  if (level === "check" && reason)
    await keepChecksIn(tx, actor, { coupleId, planId: plan.id, exercise, limits }, { reason, line }, now);
  const items = addExercise(plan.items, entry, itemId).map(toItemInput);
  await savePlanIn(tx, actor, plan.id, { version: plan.version, items }, clock);
  return { itemId };
}
