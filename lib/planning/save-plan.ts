import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { assignment } from "#db/schema/homework";
import { plan, planItem, session } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple, treated } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import type { Limits } from "#lib/couples/lock-reason";
import { exercisesIn, type FoundExercise, refKey } from "#lib/exercises/find-exercise";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, invalid, notFound, stale } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { heldItems, heldSentences } from "#lib/planning/held-items";
import { exerciseTitlesIn } from "#lib/planning/open-homework";
import { keepVersionIn, settledBy } from "#lib/planning/plan-versions";
import { canChangePlan, enforce } from "#lib/planning/policy";
import { inPhaseOrder } from "#lib/planning/rules";
import type { PlanItemInput, SavePlanInput } from "#lib/planning/schema";
import { type Attendees, DISPOSITION_LABEL, type Disposition, type PlanState } from "#lib/planning/types";

export type SavedPlan = { version: number; savedAt: string };

/** An item as the database takes it; the names are those of the columns. */
type ItemRow = {
  id: Id;
  position: number;
  phase: string;
  kind: string;
  title: string;
  exercise_slug: string | null;
  exercise_version: number | null;
  assignment_id: Id | null;
  disposition: string | null;
  minutes: number;
  state: string;
};

/**
 * Replaces the whole ordered list of a draft plan, if it is still at the version the list was made from.
 * Throws "stale_version" with nothing written, "held" for an exercise that may not go on for this couple,
 * "invalid_input" for an unknown exercise or lost homework, "conflict" for a final plan, and "not_found".
 */
export async function savePlan(
  actor: ActorOf<"clinician">,
  planId: Id,
  input: SavePlanInput,
  clock: Clock = systemClock,
): Promise<SavedPlan> {
  return withActor(actor, (tx) => savePlanIn(tx, actor, planId, input, clock));
}

/** As `savePlan`, inside a transaction that is already open. */
export async function savePlanIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  planId: Id,
  input: SavePlanInput,
  clock: Clock = systemClock,
): Promise<SavedPlan> {
  if (!isId(planId)) throw notFound();
  const [kept] = await tx
    .select({
      coupleId: plan.coupleId,
      version: plan.version,
      state: plan.state,
      attendees: session.attendees,
    })
    .from(plan)
    .innerJoin(session, and(eq(session.practiceId, plan.practiceId), eq(session.id, plan.sessionId)))
    .where(and(treated(actor, plan), eq(plan.id, planId)));
  if (!kept) throw notFound();
  enforce(canChangePlan({ state: kept.state as PlanState }));
  if (kept.version !== input.version) throw stale();

  checkIds(input.items);
  const [couple, exercises, open] = await Promise.all([
    getCoupleIn(tx, actor, kept.coupleId),
    exercisesOf(tx, actor, planId, input.items),
    homeworkOfPlan(tx, actor, kept.coupleId, planId),
  ]);
  const limits = await findLimitsIn(tx, actor, couple, clock());
  refuseHeld(input.items, limits, exercises, kept.attendees as Attendees);
  const titleOf = await exerciseTitlesIn(tx, actor, open);
  const homework = knownHomework(open, input.items, titleOf);
  const rows = inPhaseOrder(input.items).map((item, place) => toRow(item, place + 1, homework, exercises));
  // The short statement first: the driver sends at once what grows past a kilobyte, and all before it.
  const [, , saved] = await Promise.all([
    recordAudit(tx, actor, {
      action: "update",
      entity: "plan",
      entityId: planId,
      coupleId: kept.coupleId,
      purpose: "change a plan",
    }),
    keepVersionIn(tx, actor, planId, "while", { ifDue: true }),
    writeItems(tx, actor, planId, input.version, rows),
  ]);
  if (!saved) throw stale();
  return saved;
}

function checkIds(items: readonly PlanItemInput[]): void {
  const ids = items.map((item) => item.id);
  if (!ids.every(isId) || new Set(ids).size !== ids.length)
    throw invalid({ items: ["This page sent a list we cannot read. Please reload it."] });
}

type Exercises = ReadonlyMap<string, FoundExercise>;

/** The versions this list names. One that was retired stays where it is already planned, and is not added. */
async function exercisesOf(
  tx: Tx,
  actor: ActorOf<"clinician">,
  planId: Id,
  items: readonly PlanItemInput[],
): Promise<Exercises> {
  const asked = items.flatMap((item) => (item.kind === "exercise" ? [item] : []));
  const found = await exercisesIn(tx, actor, asked.map(refOf));
  const unknown = asked.find((item) => !found.has(refKey(refOf(item))));
  if (unknown) throw invalid({ [unknown.id]: ["This exercise is not in the library. Please remove it."] });
  const retired = asked.filter((item) => found.get(refKey(refOf(item)))?.retired);
  if (retired.length === 0) return found;
  const planned = await tx
    .select({ id: planItem.id })
    .from(planItem)
    .where(and(eq(planItem.practiceId, actor.practiceId), eq(planItem.planId, planId)));
  const added = retired.find((item) => !planned.some(({ id }) => id === item.id));
  if (added) {
    const title = found.get(refKey(refOf(added)))?.exercise.title ?? "";
    throw new DomainError(
      "held",
      `${title} was retired and is not planned any more. Remove it to save the plan; nothing was changed.`,
      { [added.id]: [`${title} was retired.`] },
    );
  }
  return found;
}

const refOf = (item: { exerciseSlug: string; exerciseVersion: number }) => ({
  slug: item.exerciseSlug,
  version: item.exerciseVersion,
});

function refuseHeld(
  items: readonly PlanItemInput[],
  limits: Limits,
  exercises: Exercises,
  attendees: Attendees,
): void {
  const planned = items.flatMap((item) => {
    if (item.kind !== "exercise") return [];
    const title = exercises.get(refKey(refOf(item)))?.exercise.title ?? "";
    return { ...item, title, state: item.state ?? "planned" };
  });
  const held = heldItems(planned, limits, exercises, attendees);
  const [first] = held;
  if (first)
    throw new DomainError(
      "held",
      `${first.title}. ${first.reason} Remove it to save the plan; nothing was changed.`,
      heldSentences(held),
    );
}

type Homework = ReadonlyMap<Id, { slug: string; version: number; title: string }>;
type TitleOf = Awaited<ReturnType<typeof exerciseTitlesIn>>;
type Assigned = { id: Id; slug: string; version: number; planned: boolean; settled: Disposition | null };

/** The couple's assignments that are open or in the plan already. */
async function homeworkOfPlan(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  planId: Id,
): Promise<Assigned[]> {
  const inPlan = tx
    .select({ id: planItem.assignmentId })
    .from(planItem)
    .where(and(eq(planItem.practiceId, actor.practiceId), eq(planItem.planId, planId)));
  return tx
    .select({
      id: assignment.id,
      slug: assignment.exerciseSlug,
      version: assignment.exerciseVersion,
      planned: sql<boolean>`${inArray(assignment.id, inPlan)}`,
      settled: settledBy(planId),
    })
    .from(assignment)
    .where(
      and(
        ofTreatedCouple(actor, assignment, coupleId),
        eq(assignment.isWaiting, false),
        or(isNull(assignment.closedAt), inArray(assignment.id, inPlan)),
      ),
    );
}

/**
 * The assignments this list looks back on. New ones have to be open and of this couple; those the plan
 * already holds have to be there still, each once.
 */
function knownHomework(
  rows: readonly Assigned[],
  items: readonly PlanItemInput[],
  titleOf: TitleOf,
): Homework {
  const asked = items.flatMap((item) => (item.kind === "review" ? [item.assignmentId] : []));
  const known = new Map(
    rows.map((row) => [row.id, { slug: row.slug, version: row.version, title: titleOf(row) }]),
  );
  if (new Set(asked).size !== asked.length || !asked.every((id) => known.has(id)))
    throw invalid({ items: ["This page sent homework we do not know. Please reload it."] });
  const lost = rows.find((row) => row.planned && !asked.includes(row.id));
  if (lost) {
    throw invalid({
      items: [`${titleOf(lost)} was given as homework. It stays in the plan until you decide on it.`],
    });
  }
  refuseUnsettling(rows, items, titleOf);
  return known;
}

/** What was decided when the plan was made final is done: the homework has ended, or goes on as something new. */
function refuseUnsettling(
  rows: readonly Assigned[],
  items: readonly PlanItemInput[],
  titleOf: TitleOf,
): void {
  for (const item of items) {
    const row = item.kind === "review" ? rows.find(({ id }) => id === item.assignmentId) : undefined;
    if (item.kind === "review" && row?.settled && row.settled !== item.disposition)
      throw invalid({
        [item.id]: [
          `${titleOf(row)} was decided when this plan was made final: ${DISPOSITION_LABEL[row.settled].toLowerCase()}. That stays.`,
        ],
      });
  }
}

function toRow(item: PlanItemInput, position: number, homework: Homework, exercises: Exercises): ItemRow {
  const { id, phase, kind, minutes } = item;
  const state = item.state ?? "planned";
  const row = { id, position, phase, kind, minutes, state, assignment_id: null, disposition: null };
  if (item.kind === "block")
    return { ...row, title: item.title, exercise_slug: null, exercise_version: null };
  if (item.kind === "exercise") {
    const { exerciseSlug, exerciseVersion } = item;
    return {
      ...row,
      title: exercises.get(refKey(refOf(item)))?.exercise.title ?? "An earlier exercise",
      exercise_slug: exerciseSlug,
      exercise_version: exerciseVersion,
    };
  }
  const given = homework.get(item.assignmentId);
  if (!given) throw notFound();
  return {
    ...row,
    title: given.title,
    exercise_slug: given.slug,
    exercise_version: given.version,
    assignment_id: item.assignmentId,
    disposition: item.disposition,
  };
}

/** Version check, removal, and every item in one statement; null when the version had moved on. */
async function writeItems(
  tx: Tx,
  actor: ActorOf<"clinician">,
  planId: Id,
  version: number,
  rows: readonly ItemRow[],
): Promise<SavedPlan | null> {
  const [saved] = (await tx.execute(sql`
    with fresh as (
      update plan set version = version + 1, updated_at = now()
      where practice_id = ${actor.practiceId} and id = ${planId} and version = ${version} and state = 'draft'
      returning practice_id, id, couple_id, version, updated_at),
    item as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as x(
        id uuid, position smallint, phase text, kind text, title text, exercise_slug text,
        exercise_version smallint, assignment_id uuid, disposition text, minutes smallint, state text)),
    gone as (
      delete from plan_item i using fresh f
      where i.practice_id = f.practice_id and i.plan_id = f.id
        and not exists (select from item where item.id = i.id)),
    put as (
      insert into plan_item as i (practice_id, plan_id, couple_id, id, position, phase, kind, title,
        exercise_slug, exercise_version, assignment_id, disposition, minutes, state)
      select f.practice_id, f.id, f.couple_id, item.id, item.position, item.phase, item.kind, item.title,
        item.exercise_slug, item.exercise_version, item.assignment_id, item.disposition, item.minutes, item.state
      from fresh f cross join item
      on conflict (practice_id, plan_id, id) do update set
        position = excluded.position, phase = excluded.phase, kind = excluded.kind, title = excluded.title,
        exercise_slug = excluded.exercise_slug, exercise_version = excluded.exercise_version,
        assignment_id = excluded.assignment_id, disposition = excluded.disposition, minutes = excluded.minutes,
        state = excluded.state)
    select version, updated_at from fresh`)) as unknown as { version: number; updated_at: string | Date }[];
  return saved ? { version: saved.version, savedAt: new Date(saved.updated_at).toISOString() } : null;
}
