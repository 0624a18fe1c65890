import { and, eq, sql } from "drizzle-orm";
import { assignment } from "#db/schema/homework";
import { plan } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { exercisesIn, refKey } from "#lib/exercises/find-exercise";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, invalid, notFound, stale } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { openHomeworkIn } from "#lib/planning/open-homework";
import { canChangePlan, enforce, limitsOf, lockReason } from "#lib/planning/policy";
import { exerciseRefs, notYetReviewed, undecided } from "#lib/planning/rules";
import type { FinalisePlanInput } from "#lib/planning/schema";
import { dateAfter } from "#lib/planning/session-time";
import type { PlanItem, SessionFacts } from "#lib/planning/types";

export type FinalisedPlan = { version: number; carried: number; ended: number };

/**
 * Makes a draft plan final once every piece of last time's homework has a decision: `drop` and `replace`
 * end the assignment; `keep` and `shrink` carry it on, `shrink` in its smaller form. Carried homework is
 * meant for the week after this session. Throws "invalid_input" with a sentence per open item, "held",
 * "stale_version", "conflict" and "not_found".
 */
export async function finalisePlan(
  actor: ActorOf<"clinician">,
  input: FinalisePlanInput,
  clock: Clock = systemClock,
): Promise<FinalisedPlan> {
  return withActor(actor, (tx) => finalisePlanIn(tx, actor, input, clock));
}

/** As `finalisePlan`, inside a transaction that is already open. */
export async function finalisePlanIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  input: FinalisePlanInput,
  clock: Clock = systemClock,
): Promise<FinalisedPlan> {
  const { coupleId, sessionId, version } = input;
  const planned = await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
  const draft = await findPlanIn(tx, actor, coupleId, sessionId);
  if (!draft) throw notFound();
  enforce(canChangePlan(draft));
  if (draft.version !== version) throw stale();

  const open = await openHomeworkIn(tx, actor, coupleId, sessionId);
  const sentences = openDecisions(draft.items, notYetReviewed(draft.items, open));
  if (Object.keys(sentences).length > 0)
    throw invalid(sentences, "Please decide on last time's homework first. Nothing was changed.");
  await refuseHeld(tx, actor, coupleId, draft.items);

  const now = clock();
  const done = await tx
    .update(plan)
    .set({ state: "final", finalisedAt: now, updatedAt: now, version: version + 1 })
    .where(
      and(
        ofTreatedCouple(actor, plan, coupleId),
        eq(plan.id, draft.id),
        eq(plan.version, version),
        eq(plan.state, "draft"),
      ),
    )
    .returning({ version: plan.version });
  const [finalised] = done;
  if (!finalised) throw stale();
  const disposed = await disposeHomework(tx, actor, coupleId, planned, draft.items, now);
  await recordAudit(tx, actor, {
    action: "update",
    entity: "plan",
    entityId: draft.id,
    coupleId,
    purpose: "finalise a plan",
  });
  return { version: finalised.version, ...disposed };
}

function openDecisions(
  items: readonly PlanItem[],
  outside: readonly { assignmentId: Id; title: string }[],
): Record<string, string[]> {
  const sentences: Record<string, string[]> = {};
  for (const item of undecided(items)) {
    sentences[item.id] = [`${item.title}: choose to keep it, make it smaller, replace it or let it rest.`];
  }
  for (const homework of outside) {
    sentences[homework.assignmentId] = [
      `${homework.title} was given after this plan began. Bring it into the review first.`,
    ];
  }
  return sentences;
}

/** A hold may have been set since the item was added. */
async function refuseHeld(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  items: readonly PlanItem[],
): Promise<void> {
  const limits = limitsOf(await getCoupleIn(tx, actor, coupleId));
  const found = await exercisesIn(tx, actor, exerciseRefs(items));
  for (const item of items) {
    const [ref] = exerciseRefs([item]);
    const exercise = ref && found.get(refKey(ref))?.exercise;
    const reason = exercise ? lockReason(exercise, limits) : null;
    if (reason)
      throw new DomainError("held", `${item.title}. ${reason} Remove it first; nothing was changed.`, {
        [item.id]: [reason],
      });
  }
}

async function disposeHomework(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
  planned: SessionFacts,
  items: readonly PlanItem[],
  now: Date,
): Promise<{ carried: number; ended: number }> {
  const decided = items.flatMap(({ assignmentId, disposition }) =>
    assignmentId && disposition ? [{ id: assignmentId, disposition }] : [],
  );
  if (decided.length === 0) return { carried: 0, ended: 0 };
  const nextWeek = dateAfter(planned.startsAt, planned.zone, 7);
  const ends = sql`d.disposition in ('drop', 'replace')`;
  const rows = (await tx.execute(sql`
    update ${assignment} as a set
      closed_at = case when ${ends} then ${now.toISOString()}::timestamptz else a.closed_at end,
      times_carried = case when ${ends} then a.times_carried else a.times_carried + 1 end,
      smaller = a.smaller or d.disposition = 'shrink',
      due_on = case when ${ends} then a.due_on else greatest(a.due_on, ${nextWeek}::date) end
    from jsonb_to_recordset(${JSON.stringify(decided)}::text::jsonb) as d(id uuid, disposition text)
    where a.practice_id = ${actor.practiceId} and a.couple_id = ${coupleId} and a.id = d.id
      and a.closed_at is null
    returning a.closed_at is not null as ended`)) as unknown as { ended: boolean }[];
  const ended = rows.filter((row) => row.ended).length;
  return { carried: rows.length - ended, ended };
}
