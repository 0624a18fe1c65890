import { and, asc, eq } from "drizzle-orm";
import { planCheck } from "#db/schema/plan-records";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import type { CareGate } from "#lib/couples/gates";
import { careGates, type Limits, lockReason } from "#lib/couples/lock-reason";
import { exercisesIn, type FoundExercise, refKey } from "#lib/exercises/find-exercise";
import type { Exercise } from "#lib/exercises/types";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, notFound } from "#lib/kernel/errors";
import { type Id, newId } from "#lib/kernel/ids";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { canChangePlan, enforce } from "#lib/planning/policy";
import { type CheckedBySlug, type CheckReason, reasonFor, withCheck } from "#lib/planning/rules-checks";
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
 * Writes down why an exercise goes into a plan although gates ask to weigh it first: who, when, the reason, and a
 * line that is sealed for the therapist; one row for each gate that asks, none where none does any more. Throws "held" for what a gate stops, "conflict" for a final plan, and
 * "not_found". Source: formulation paper, section 7.
 */
export async function checkPlanned(
  actor: ActorOf<"clinician">,
  { coupleId, sessionId, slug, version, reason, line }: CheckPlanInput,
  clock: Clock = systemClock,
): Promise<void> {
  await withActor(actor, async (tx) => {
    const couple = await getCoupleIn(tx, actor, coupleId);
    await getSessionIn(tx, actor, coupleId, sessionId);
    const plan = await findPlanIn(tx, actor, coupleId, sessionId);
    const found = (await exercisesIn(tx, actor, [{ slug, version }])).get(refKey({ slug, version }));
    if (!plan || !found) throw notFound();
    const { exercise, retired } = found;
    // What was retired stays where it is planned, and is weighed there as everything else.
    if (retired && !holds(plan.items, exercise)) throw notFound();
    enforce(canChangePlan(plan));
    const now = clock();
    const limits = await findLimitsIn(tx, actor, couple, now);
    const stop = lockReason(exercise, limits, "session");
    if (stop) throw new DomainError("held", `${exercise.title}. ${stop}`);
    await keepChecksIn(tx, actor, { coupleId, planId: plan.id, exercise, limits }, { reason, line }, now);
  });
}

function holds(items: readonly PlanItem[], { slug, version }: Exercise): boolean {
  return items.some((item) => item.exerciseSlug === slug && item.exerciseVersion === version);
}

/** What an exercise is weighed for. */
type Weighing = { coupleId: Id; planId: Id; exercise: Exercise; limits: Limits };

/** Keeps a reason under every gate that asks now, inside a transaction that is already open. */
export async function keepChecksIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  { coupleId, planId, exercise, limits }: Weighing,
  { reason, line }: Pick<CheckPlanInput, "reason" | "line">,
  now: Date,
): Promise<void> {
  const { practiceId } = actor;
  const rows = careGates(exercise, limits, "session").map((gate) => ({ gate, id: newId() }));
  const key = line === "" ? null : (await loadKeys(tx, actor, coupleId, ["therapist"])).of("therapist");
  const values = rows.map(({ gate, id }) => ({
    practiceId,
    id,
    planId,
    coupleId,
    exerciseSlug: exercise.slug,
    gate,
    reason,
    lineSealed: key && seal(key, linePlace(practiceId, coupleId, id), line),
    checkedBy: actor.userId,
    checkedAt: now,
  }));
  if (values.length > 0) await tx.insert(planCheck).values(values);
  await recordAudit(tx, actor, {
    action: "create",
    entity: "plan_check",
    entityId: rows[0]?.id ?? null,
    coupleId,
    purpose: "say why an exercise is planned",
  });
}

/** What was weighed in a plan, by exercise: the newest reason, and all the gates. */
export async function checksIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  planId: Id,
): Promise<CheckedBySlug> {
  const rows = await tx
    .select({ slug: planCheck.exerciseSlug, gate: planCheck.gate, reason: planCheck.reason })
    .from(planCheck)
    .where(and(ofTreatedCouple(actor, planCheck, coupleId), eq(planCheck.planId, planId)))
    .orderBy(asc(planCheck.checkedAt), asc(planCheck.id));
  return rows.reduce<CheckedBySlug>(
    (checked, { slug, gate, reason }) =>
      withCheck(checked, slug, { reason: reason as CheckReason, gates: [gate as CareGate] }),
    {},
  );
}

/** The exercises of a plan that ask to be weighed and were not yet under every gate that asks now, with a sentence each. */
export function unweighed(
  items: readonly PlanItem[],
  limits: Limits,
  found: ReadonlyMap<string, FoundExercise>,
  checked: CheckedBySlug,
): Record<Id, string[]> {
  const sentences: Record<Id, string[]> = {};
  for (const { id, kind, state, title, exerciseSlug, exerciseVersion } of items) {
    if (kind !== "exercise" || state !== "planned" || exerciseSlug === null) continue;
    const exercise = found.get(refKey({ slug: exerciseSlug, version: exerciseVersion ?? 1 }))?.exercise;
    const gates = exercise ? careGates(exercise, limits, "session") : [];
    if (gates.length > 0 && reasonFor(checked, exerciseSlug, gates) === null)
      sentences[id] = [`${title} asks for care. Say why it goes on, or set it aside.`];
  }
  return sentences;
}
