import { and, eq, sql } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import { partner } from "#db/schema/couples";
import { assignment, draft, task } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { openTo } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { UNCHOSEN_CEILING } from "#lib/couples/ceiling";
import { policyKindOf } from "#lib/couples/policy-versions";
import { todayInPractice } from "#lib/couples/week";
import { notedLoopsIn } from "#lib/formulation/noted-loops";
import { LOOP_LOG } from "#lib/formulation/rules-log";
import { earlierAnswersIn } from "#lib/homework/earlier-draft";
import { isAboveCeiling, notOpenNow, sentBefore } from "#lib/homework/policy";
import { draftPlace, openAnswers } from "#lib/homework/sealed-answers";
import { isInShortForm } from "#lib/homework/short-form";
import { asTaskExercise, exerciseGivenIn } from "#lib/homework/task-exercise";
import type { OpenTask } from "#lib/homework/types";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { type Id, isId } from "#lib/kernel/ids";
import { loadKeys, slotScope } from "#lib/secrets/data-keys";

export type OpenTaskDeps = { clock: Clock };

/**
 * A partner's own open task: what to do, and what they have written so far. After sending, the words are
 * not readable here any more (security paper, SAFE-04). An audited read. Throws "already_sent" after
 * sending; "not_found" alike for a task that is held, withdrawn, another person's, or was never there.
 */
export async function openTask(
  actor: ActorOf<"partner">,
  taskId: Id,
  deps: OpenTaskDeps = { clock: systemClock },
): Promise<OpenTask> {
  if (!isId(taskId)) throw notOpenNow();
  return withActor(actor, (tx) => openTaskIn(tx, actor, taskId, deps));
}

/** As `openTask`, inside a transaction that is already open. */
export async function openTaskIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  taskId: Id,
  deps: OpenTaskDeps = { clock: systemClock },
): Promise<OpenTask> {
  const [[found], keys] = await Promise.all([
    tx
      .select({
        state: task.state,
        slug: assignment.exerciseSlug,
        exerciseVersion: assignment.exerciseVersion,
        smaller: isInShortForm(),
        ownChoice: sql<boolean>`(${task.isShort} and not ${assignment.smaller})`,
        continues: task.continues,
        ceiling: partner.explicitnessCeiling,
        version: draft.version,
        sealed: draft.answersSealed,
        today: todayInPractice(deps.clock()),
        agreement: policyKindOf(actor),
        agreementVersion: sql<number>`app.policy_version()`,
      })
      .from(task)
      .innerJoin(
        assignment,
        and(eq(assignment.practiceId, task.practiceId), eq(assignment.id, task.assignmentId)),
      )
      .innerJoin(partner, and(eq(partner.practiceId, task.practiceId), eq(partner.id, task.partnerId)))
      .innerJoin(practice, eq(practice.id, task.practiceId))
      .leftJoin(draft, and(eq(draft.practiceId, task.practiceId), eq(draft.taskId, task.id)))
      .where(and(openTo(actor, task), eq(task.id, taskId))),
    loadKeys(tx, actor, actor.coupleId, [slotScope("private", actor.slot)]),
    recordAudit(tx, actor, {
      action: "read",
      entity: "task",
      entityId: taskId,
      coupleId: actor.coupleId,
      purpose: "do homework",
    }),
  ]);
  if (!found || found.state === "withdrawn") throw notOpenNow();
  if (found.state === "submitted") throw sentBefore();
  const exercise = await exerciseGivenIn(tx, actor, found.slug, found.exerciseVersion);
  if (isAboveCeiling(exercise, found.ceiling ?? UNCHOSEN_CEILING)) throw notOpenNow();
  const { version, sealed } = found;
  return {
    id: taskId,
    exercise: asTaskExercise(exercise),
    smaller: found.smaller,
    ownChoice: found.ownChoice,
    version: version ?? 0,
    answers:
      sealed && version
        ? openAnswers(keys, draftPlace(actor, taskId, version), sealed)
        : await earlierAnswersIn(tx, actor, keys, found.continues),
    today: found.today,
    noted: found.slug === LOOP_LOG ? await notedLoopsIn(tx, actor, keys, [found.today], taskId) : null,
    agreement: found.agreement,
    agreementVersion: found.agreementVersion,
  };
}
