import { and, asc, desc, eq, sql } from "drizzle-orm";
import { assignment } from "#db/schema/homework";
import { planVersion, planVersionItem } from "#db/schema/plan-records";
import { planItem } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { notFound } from "#lib/kernel/errors";
import { type Id, isId, newId } from "#lib/kernel/ids";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { changeSentence, KEPT_EVERY, type VersionReason } from "#lib/planning/rules-versions";
import type { Disposition, PlanItem, PlanVersionFacts } from "#lib/planning/types";

type Clinician = ActorOf<"clinician">;

/** As many as a page lists: some weeks of work on one plan. */
const MOST_VERSIONS = 60;

/** Keeps a plan as it stands, in one statement. `ifDue`: only when it was not kept for some time. */
export async function keepVersionIn(
  tx: Tx,
  actor: Clinician,
  planId: Id,
  why: VersionReason,
  { ifDue = false, finalisedAt = null }: { ifDue?: boolean; finalisedAt?: Date | null } = {},
): Promise<void> {
  // The first change after a pause keeps what it was opened as; later ones what it was while it changed.
  const reason = ifDue
    ? sql`case when p.updated_at < now() - make_interval(mins => ${KEPT_EVERY}::int) then 'open' else ${why} end`
    : sql`${why}`;
  const due = ifDue
    ? sql`and not exists (select from plan_version v where v.practice_id = p.practice_id and v.plan_id = p.id
        and v.made_at > now() - make_interval(mins => ${KEPT_EVERY}::int))`
    : sql``;
  await tx.execute(sql`
    with made as (
      insert into plan_version (practice_id, id, plan_id, couple_id, of_version, why, made_by, finalised_at)
      select p.practice_id, ${newId()}::uuid, p.id, p.couple_id, p.version, ${reason}, ${actor.userId}::uuid,
        ${finalisedAt?.toISOString() ?? null}::timestamptz
      from plan p where p.practice_id = ${actor.practiceId} and p.id = ${planId} ${due}
      returning practice_id, id, plan_id, couple_id)
    insert into plan_version_item (practice_id, version_id, id, plan_id, couple_id, position, phase, kind, title,
      exercise_slug, exercise_version, assignment_id, disposition, minutes, state)
    select m.practice_id, m.id, i.id, i.plan_id, i.couple_id, i.position, i.phase, i.kind, i.title,
      i.exercise_slug, i.exercise_version, i.assignment_id, i.disposition, i.minutes, i.state
    from made m join plan_item i on i.practice_id = m.practice_id and i.plan_id = m.plan_id`);
}

/**
 * What a plan decided about homework each time it was made final, by assignment: it is done, and stays. As one value of
 * a statement about assignments.
 */
export const settledBy = (planId: Id) => sql<Disposition | null>`(
  select i.disposition from plan_version v
  join plan_version_item i on i.practice_id = v.practice_id and i.version_id = v.id
  where v.practice_id = assignment.practice_id and v.plan_id = ${planId} and v.why in ('final', 'reopen')
    and i.assignment_id = assignment.id and assignment.closed_at is not null
  order by v.made_at desc limit 1)`;

/** The homework of a plan that is settled, and how; empty while the plan was never final. */
export async function settledIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  planId: Id,
): Promise<Readonly<Record<Id, Disposition>>> {
  const rows = await tx
    .select({ id: assignment.id, settled: settledBy(planId) })
    .from(assignment)
    .innerJoin(
      planItem,
      and(eq(planItem.practiceId, assignment.practiceId), eq(planItem.assignmentId, assignment.id)),
    )
    .where(and(ofTreatedCouple(actor, assignment, coupleId), eq(planItem.planId, planId)));
  return Object.fromEntries(rows.flatMap(({ id, settled }) => (settled ? [[id, settled]] : [])));
}

const ITEM = {
  id: planVersionItem.id,
  phase: planVersionItem.phase,
  kind: planVersionItem.kind,
  title: planVersionItem.title,
  minutes: planVersionItem.minutes,
  exerciseSlug: planVersionItem.exerciseSlug,
  exerciseVersion: planVersionItem.exerciseVersion,
  assignmentId: planVersionItem.assignmentId,
  disposition: planVersionItem.disposition,
  state: planVersionItem.state,
};

/** The versions of a plan, newest first, each with what was changed since; the plan as it stands is the last word. */
export async function versionsIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  plan: { id: Id; items: readonly PlanItem[] },
): Promise<PlanVersionFacts[]> {
  const newest = tx
    .select()
    .from(planVersion)
    .where(and(ofTreatedCouple(actor, planVersion, coupleId), eq(planVersion.planId, plan.id)))
    .orderBy(desc(planVersion.madeAt), desc(planVersion.id))
    .limit(MOST_VERSIONS)
    .as("newest");
  const rows = await tx
    .select({ versionId: newest.id, why: newest.why, madeAt: newest.madeAt, item: ITEM })
    .from(newest)
    .leftJoin(
      planVersionItem,
      and(eq(planVersionItem.practiceId, newest.practiceId), eq(planVersionItem.versionId, newest.id)),
    )
    .orderBy(desc(newest.madeAt), desc(newest.id), asc(planVersionItem.position));
  const versions = new Map<Id, PlanVersionFacts>();
  for (const { versionId, why, madeAt, item } of rows) {
    const version = versions.get(versionId) ?? {
      id: versionId,
      why: why as VersionReason,
      madeAt,
      items: [],
      since: "",
    };
    if (item) version.items.push({ ...item, actualMinutes: null } as PlanItem);
    versions.set(versionId, version);
  }
  const list = [...versions.values()];
  return list.map((version, place) => ({
    ...version,
    since: changeSentence(version.items, list[place - 1]?.items ?? plan.items),
  }));
}

/** The list of a plan as one of its versions had it. Throws "not_found". */
export async function versionItemsIn(
  tx: Tx,
  actor: Clinician,
  coupleId: Id,
  planId: Id,
  versionId: Id,
): Promise<PlanItem[]> {
  if (!isId(versionId)) throw notFound();
  const [version] = await tx
    .select({ id: planVersion.id })
    .from(planVersion)
    .where(
      and(
        ofTreatedCouple(actor, planVersion, coupleId),
        eq(planVersion.planId, planId),
        eq(planVersion.id, versionId),
      ),
    );
  if (!version) throw notFound();
  const rows = await tx
    .select(ITEM)
    .from(planVersionItem)
    .where(and(ofTreatedCouple(actor, planVersionItem, coupleId), eq(planVersionItem.versionId, versionId)))
    .orderBy(asc(planVersionItem.position));
  return rows.map((row) => ({ ...row, actualMinutes: null }) as PlanItem);
}

/** The versions of a session's plan, for its page of versions. An audited read. Throws "not_found". */
export async function listPlanVersions(actor: Clinician, coupleId: Id, sessionId: Id) {
  return withActor(actor, async (tx) => {
    const session = await getSessionIn(tx, actor, coupleId, sessionId);
    const plan = await findPlanIn(tx, actor, coupleId, sessionId);
    if (!plan) throw notFound();
    await recordAudit(tx, actor, {
      action: "read",
      entity: "plan",
      entityId: plan.id,
      coupleId,
      purpose: "versions of a plan",
    });
    return { session, plan, versions: await versionsIn(tx, actor, coupleId, plan) };
  });
}
