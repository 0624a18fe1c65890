import { and, asc, eq } from "drizzle-orm";
import { planCheck } from "#db/schema/plan-records";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { careGates, type Limits, lockReason } from "#lib/couples/lock-reason";
import { type FoundExercise, findExerciseIn, refKey } from "#lib/exercises/find-exercise";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, notFound } from "#lib/kernel/errors";
import { type Id, newId } from "#lib/kernel/ids";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { canChangePlan, enforce } from "#lib/planning/policy";
import type { CheckReason } from "#lib/planning/rules-checks";
import type { CheckPlanInput } from "#lib/planning/schema";
import type { PlanItem } from "#lib/planning/types";
import { type Place, seal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

function linePlace(practiceId: Id, coupleId: Id, id: Id): Place {
  return {
    practiceId,
    ownerId: coupleId,
    scope: "therapist",
    table: "plan_check",
    column: "line_sealed",
    rowId: id,
    rowVersion: 0,
  };
}

/**
 * Writes down why an exercise goes into a plan although a gate asks to weigh it first: who, when, the reason, and a
 * line that is sealed for the therapist. Throws "held" for what a gate stops, "conflict" for a final plan, and
 * "not_found". Source: formulation paper, section 7.
 */
export async function checkPlanned(
  actor: ActorOf<"clinician">,
  { coupleId, sessionId, slug, reason, line }: CheckPlanInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId);
    await getSessionIn(tx, actor, coupleId, sessionId);
    const plan = await findPlanIn(tx, actor, coupleId, sessionId);
    const exercise = await findExerciseIn(tx, actor, slug);
    if (!plan || !exercise) throw notFound();
    enforce(canChangePlan(plan));
    const now = clock();
    const stop = lockReason(exercise, await findLimitsIn(tx, actor, couple, now), "session");
    if (stop) throw new DomainError("held", `${exercise.title}. ${stop}`);
    const id = newId();
    const { practiceId } = actor;
    const key = line === "" ? null : (await loadKeys(tx, actor, coupleId, ["therapist"])).of("therapist");
    await tx.insert(planCheck).values({
      practiceId,
      id,
      planId: plan.id,
      coupleId,
      exerciseSlug: slug,
      reason,
      lineSealed: key && seal(key, linePlace(practiceId, coupleId, id), line),
      checkedBy: actor.userId,
      checkedAt: now,
    });
    await recordAudit(tx, actor, {
      action: "create",
      entity: "plan_check",
      entityId: id,
      coupleId,
      purpose: "say why an exercise is planned",
    });
  });
}

/** What was weighed in a plan, by exercise; the newest of each. */
export async function checksIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  planId: Id,
): Promise<Readonly<Record<string, CheckReason>>> {
  const rows = await tx
    .select({ slug: planCheck.exerciseSlug, reason: planCheck.reason })
    .from(planCheck)
    .where(and(ofTreatedCouple(actor, planCheck, coupleId), eq(planCheck.planId, planId)))
    .orderBy(asc(planCheck.checkedAt));
  return Object.fromEntries(rows.map(({ slug, reason }) => [slug, reason as CheckReason]));
}

/** The exercises of a plan that ask to be weighed and were not yet, with a sentence each. */
export function unweighed(
  items: readonly PlanItem[],
  limits: Limits,
  found: ReadonlyMap<string, FoundExercise>,
  checked: Readonly<Record<string, CheckReason>>,
): Record<Id, string[]> {
  const sentences: Record<Id, string[]> = {};
  for (const { id, kind, state, title, exerciseSlug, exerciseVersion } of items) {
    if (kind !== "exercise" || state !== "planned" || exerciseSlug === null || exerciseSlug in checked)
      continue;
    const exercise = found.get(refKey({ slug: exerciseSlug, version: exerciseVersion ?? 1 }))?.exercise;
    if (exercise && careGates(exercise, limits, "session").length > 0)
      sentences[id] = [`${title} asks for care. Say why it goes on, or set it aside.`];
  }
  return sentences;
}
