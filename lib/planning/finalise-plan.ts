import { and, eq, sql } from "drizzle-orm";
import { plan } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { weighedGatesIn } from "#lib/couples/weighed-gates";
import { exercisesIn } from "#lib/exercises/find-exercise";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, invalid, notFound, stale } from "#lib/kernel/errors";
import { disposeHomeworkIn, refusedCarries } from "#lib/planning/carry-homework";
import { exerciseRefs } from "#lib/planning/exercise-refs";
import { findPlanIn, getSessionIn } from "#lib/planning/find-session";
import { heldItems, heldSentences } from "#lib/planning/held-items";
import { openHomeworkIn } from "#lib/planning/open-homework";
import { checksIn, unweighed } from "#lib/planning/plan-checks";
import { keepVersionIn } from "#lib/planning/plan-versions";
import { canChangePlan, canFinalise, enforce } from "#lib/planning/policy";
import { notYetReviewed, undecided } from "#lib/planning/rules";
import { homeworkDecided } from "#lib/planning/rules-attendees";
import { decisionsInWords, dispositionsFor } from "#lib/planning/rules-decisions";
import type { FinalisePlanInput } from "#lib/planning/schema";
import { dateAfter } from "#lib/planning/session-time";
import type { OpenHomework, PlanItem } from "#lib/planning/types";

export type FinalisedPlan = { version: number; carried: number; ended: number };

/**
 * Makes a draft plan final once every piece of last time's homework has a decision: `drop` and `replace`
 * end it; `keep` and `shrink` end it and give it again, `shrink` in its smaller form. Carried homework is
 * meant for the week after this session. What may not go on for the couple now is refused. Throws "invalid_input" with a sentence per open item, "held",
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
  // Couple before session, as when a session is closed: two locks, always in one order.
  const couple = await getCoupleIn(tx, actor, coupleId, { lock: true });
  const planned = await getSessionIn(tx, actor, coupleId, sessionId, { lock: true });
  const draft = await findPlanIn(tx, actor, coupleId, sessionId);
  if (!draft) throw notFound();
  enforce(canFinalise(planned));
  enforce(canChangePlan(draft));
  if (draft.version !== version) throw stale();

  const open = homeworkDecided(await openHomeworkIn(tx, actor, coupleId, sessionId), planned.attendees);
  const sentences = openDecisions(draft.items, open);
  if (Object.keys(sentences).length > 0)
    throw invalid(sentences, "Please decide on last time's homework first. Nothing was changed.");
  const now = clock();
  const limits = await findLimitsIn(tx, actor, couple, now);
  const given = open.map(({ exerciseSlug, exerciseVersion }) => ({
    slug: exerciseSlug,
    version: exerciseVersion,
  }));
  const found = await exercisesIn(tx, actor, [...exerciseRefs(draft.items), ...given]);
  const held = heldItems(draft.items, limits, found, planned.attendees);
  const [first] = held;
  if (first)
    throw new DomainError(
      "held",
      `${first.title}. ${first.reason} Remove it first; nothing was changed.`,
      heldSentences(held),
    );
  const unsaid = unweighed(draft.items, limits, found, await checksIn(tx, actor, coupleId, draft.id));
  if (Object.keys(unsaid).length > 0)
    throw invalid(unsaid, "Something in this plan asks to be weighed first. Nothing was changed.");
  const weighed = await weighedGatesIn(
    tx,
    actor,
    coupleId,
    open.map(({ assignmentId }) => assignmentId),
  );
  const refused = refusedCarries(draft.items, open, limits, found, weighed);
  if (Object.keys(refused).length > 0)
    throw invalid(refused, "Some of last time's homework cannot go on as decided. Nothing was changed.");

  const done = await tx
    .update(plan)
    .set({
      state: "final",
      finalisedAt: sql`coalesce(${plan.finalisedAt}, ${now.toISOString()}::timestamptz)`,
      updatedAt: now,
      version: version + 1,
    })
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
  await keepVersionIn(tx, actor, draft.id, "final", { finalisedAt: now });
  const decided = draft.items.flatMap(({ assignmentId, disposition }) =>
    assignmentId && disposition && open.some((one) => one.assignmentId === assignmentId)
      ? [{ assignmentId, disposition }]
      : [],
  );
  const nextWeek = dateAfter(planned.startsAt, planned.zone, 7);
  const disposed = await disposeHomeworkIn(tx, actor, coupleId, decided, { now, nextWeek, weighed });
  await recordAudit(tx, actor, {
    action: "update",
    entity: "plan",
    entityId: draft.id,
    coupleId,
    purpose: "finalise a plan",
  });
  return { version: finalised.version, ...disposed };
}

function openDecisions(items: readonly PlanItem[], open: readonly OpenHomework[]): Record<string, string[]> {
  const sentences: Record<string, string[]> = {};
  for (const item of undecided(items, open)) {
    const homework = open.find((one) => one.assignmentId === item.assignmentId);
    const choices = homework ? dispositionsFor(homework) : [];
    sentences[item.id] = [`${item.title}: choose to ${decisionsInWords(choices)}.`];
  }
  for (const homework of notYetReviewed(items, open)) {
    sentences[homework.assignmentId] = [
      `${homework.title} was given after this plan began. Bring it into the review first.`,
    ];
  }
  return sentences;
}
