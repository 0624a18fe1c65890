import { createHash } from "node:crypto";
import { and, eq, or, type SQL, sql } from "drizzle-orm";
import { assignment, draft, response, responsePart, task } from "#db/schema/homework";
import { isUniqueViolation, type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { openTo, ownedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { requireSameAgreement } from "#lib/couples/same-agreement";
import { withoutUnasked } from "#lib/exercises/entries";
import { partnerFields, splitByVisibility } from "#lib/exercises/rules";
import { type Answers, type Exercise, type ExerciseClass, VISIBILITIES } from "#lib/exercises/types";
import { logEpisodesIn } from "#lib/formulation/log-episodes";
import { earlierAnswersIn, isInLine } from "#lib/homework/earlier-draft";
import { notOpenNow, sentBefore } from "#lib/homework/policy";
import { recordOffersIn } from "#lib/homework/record-offers";
import { asksAgreement, isTaskDone, openQuestions, outcomeKept, raisedBy } from "#lib/homework/rules";
import type { SendResponseInput } from "#lib/homework/schema";
import { draftPlace, openAnswers, partPlace, sealAnswers } from "#lib/homework/sealed-answers";
import { isInShortForm } from "#lib/homework/short-form";
import { asTaskExercise, exerciseGivenIn } from "#lib/homework/task-exercise";
import type { Outcome, SentResponse } from "#lib/homework/types";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { DomainError, invalid, stale } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { type KeyRing, loadKeys, slotScope } from "#lib/secrets/data-keys";

export type SendResponseDeps = { clock: Clock };

/**
 * Sends a partner's task: the draft is split by who may read each answer, sealed part by part, and
 * deleted. The loops of a seven-day log become episodes with it. Sent once, however often it is repeated: the same `submissionId` with the same content gets the
 * same answer. Throws "already_sent" for another id, "conflict" for the same id with other content,
 * "stale_version" when the draft was saved elsewhere since, "invalid_input" naming the open questions when
 * "complete" is asked for too early (stopping is always taken), and "not_found" for a task that is not the
 * partner's to send now. Source: security paper, REL-01.
 */
export async function sendResponse(
  actor: ActorOf<"partner">,
  taskId: Id,
  input: SendResponseInput,
  deps: SendResponseDeps = { clock: systemClock },
): Promise<SentResponse> {
  if (!isId(taskId)) throw notOpenNow();
  return withActor(actor, (tx) => sendResponseIn(tx, actor, taskId, input, deps));
}

/** As `sendResponse`, inside a transaction that is already open. */
export async function sendResponseIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  taskId: Id,
  input: SendResponseInput,
  deps: SendResponseDeps = { clock: systemClock },
): Promise<SentResponse> {
  const bodyHash = hashOf(taskId, input);
  const found = await readTask(tx, actor, taskId, input.submissionId);
  const repeated = answerForRepeat(found.sent, taskId, input.submissionId, bodyHash);
  if (repeated) return repeated;
  if (!found.task || found.task.state === "withdrawn") throw notOpenNow();
  if (found.task.state === "submitted") throw sentBefore();
  if ((found.draft?.version ?? 0) !== input.draftVersion) throw stale();

  await requireSameAgreement(tx, actor, input.agreement);
  const exercise = await exerciseGivenIn(tx, actor, found.task.slug, found.task.exerciseVersion);
  const written = found.draft
    ? openAnswers(found.keys, draftPlace(actor, taskId, found.draft.version), found.draft.sealed)
    : await earlierAnswersIn(tx, actor, found.keys, found.task.continues);
  const answers = withoutUnasked(partnerFields(exercise), written);
  const outcome = outcomeOf(exercise, found.task.smaller, answers, input.outcome);
  const kept = input.check?.kept ?? null;
  if (kept !== null && !asksAgreement(exercise)) {
    throw invalid({ kept: ["This page sent something we do not know. Please open it again."] });
  }
  const write = writeStatement(actor, taskId, input, {
    bodyHash,
    outcome,
    exercise,
    kept,
    ...raisedBy(exercise, answers, kept),
    first: found.task.continues,
    at: deps.clock(),
    parts: sealedParts(actor, found.keys, input.submissionId, exercise, answers),
  });
  // The short statement first: the driver sends at once what grows past a kilobyte, and all before it.
  const [, sent] = await Promise.all([
    recordAudit(tx, actor, {
      action: "create",
      entity: "response",
      entityId: input.submissionId,
      coupleId: actor.coupleId,
      purpose: "send homework",
    }),
    writeOnce(tx, write),
  ]);
  if (sent.length === 0) throw otherContent();
  await recordOffersIn(tx, actor, found.task.assignmentId, found.keys, exercise, answers);
  await logEpisodesIn(tx, actor, { taskId, exercise, answers, keys: found.keys, now: deps.clock() });
  return { submissionId: input.submissionId, outcome };
}

/** The same send has the same hash; a different one under the same id is told apart by it. */
function hashOf(taskId: Id, input: SendResponseInput): Buffer {
  const { draftVersion, outcome, check } = input;
  const told = check && [check.useful, check.upset, check.again, ...(check.kept ? [check.kept] : [])];
  const body = [taskId, draftVersion, outcome, told];
  return createHash("sha256").update(JSON.stringify(body)).digest();
}

type Sent = { id: Id; taskId: Id; outcome: string; bodyHash: Buffer };

/**
 * Locks the task, then reads the draft, any earlier send and the keys. The four statements travel
 * together; each sees what was committed before it started, so the draft read is the one the lock holds.
 */
async function readTask(tx: Tx, actor: ActorOf<"partner">, taskId: Id, submissionId: Id) {
  const own = slotScope("private", actor.slot);
  const [[locked], [saved], sent, keys] = await Promise.all([
    tx
      .select({
        state: task.state,
        assignmentId: task.assignmentId,
        slug: assignment.exerciseSlug,
        exerciseVersion: assignment.exerciseVersion,
        smaller: isInShortForm(),
        continues: task.continues,
      })
      .from(task)
      .innerJoin(
        assignment,
        and(eq(assignment.practiceId, task.practiceId), eq(assignment.id, task.assignmentId)),
      )
      .where(and(openTo(actor, task), eq(task.id, taskId)))
      .for("update", { of: task }),
    tx
      .select({ version: draft.version, sealed: draft.answersSealed })
      .from(draft)
      .where(and(ownedBy(actor, draft), eq(draft.taskId, taskId))),
    tx
      .select({
        id: response.id,
        taskId: response.taskId,
        outcome: response.outcome,
        bodyHash: response.bodyHash,
      })
      .from(response)
      .where(and(ownedBy(actor, response), or(eq(response.id, submissionId), eq(response.taskId, taskId)))),
    loadKeys(tx, actor, actor.coupleId, [own, "shared", slotScope("partner", actor.slot)]),
  ]);
  return { task: locked, draft: saved, sent, keys };
}

/** The answer of an earlier send with this id, or of this task; null where there was none. */
function answerForRepeat(
  sent: readonly Sent[],
  taskId: Id,
  submissionId: Id,
  bodyHash: Buffer,
): SentResponse | null {
  const same = sent.find((row) => row.id === submissionId);
  if (!same) {
    if (sent.length > 0) throw sentBefore();
    return null;
  }
  if (same.taskId !== taskId || !same.bodyHash.equals(bodyHash)) throw otherContent();
  return { submissionId, outcome: same.outcome as Outcome };
}

function otherContent(): DomainError {
  return new DomainError("conflict", "This was sent before with other answers. Please open the page again.");
}

/** The rows written. An id of a send that is not the partner's own: a chance of one in 2^74, or somebody trying. */
async function writeOnce(tx: Tx, write: SQL): Promise<{ length: number }> {
  try {
    return await tx.execute(write);
  } catch (error) {
    throw isUniqueViolation(error) ? otherContent() : error;
  }
}

function outcomeOf(exercise: Exercise, smaller: boolean, answers: Answers, asked: Outcome): Outcome {
  const asAsked = asTaskExercise(exercise);
  const open = openQuestions(asAsked, smaller, answers);
  if (asked === "complete" && open.length > 0) {
    throw invalid(
      Object.fromEntries(open.map((field) => [field.name, ["This one is still open."]])),
      "Some questions are still open. You can go back to them, or stop here and send what you have.",
    );
  }
  return outcomeKept(asked, isTaskDone(asAsked, smaller, answers));
}

/** One part for every visibility the exercise asks for, also an empty one: what is absent tells nothing. */
function sealedParts(
  actor: ActorOf<"partner">,
  keys: KeyRing,
  submissionId: Id,
  exercise: Exercise,
  answers: Answers,
): { visibility: string; sealed: Buffer }[] {
  const asked = new Set(partnerFields(exercise).map((field) => field.visibility));
  const parts = splitByVisibility(exercise, answers);
  return VISIBILITIES.filter((visibility) => asked.has(visibility)).map((visibility) => ({
    visibility,
    sealed: sealAnswers(keys, partPlace(actor, submissionId, visibility), parts[visibility]),
  }));
}

type Facts = {
  bodyHash: Buffer;
  outcome: Outcome;
  exercise: Exercise;
  alert: string | null;
  holds: readonly ExerciseClass[];
  kept: "yes" | "no" | null;
  /** The task that the same homework was first given as, where it was carried on. */
  first: Id | null;
  at: Date;
  parts: readonly { visibility: string; sealed: Buffer }[];
};

/** The whole send as one statement, so that it costs one trip: no row back means the id was taken. */
function writeStatement(actor: ActorOf<"partner">, taskId: Id, input: SendResponseInput, facts: Facts): SQL {
  const { useful = null, upset = null, again = null } = input.check ?? {};
  const { exercise, at } = facts;
  const parts = facts.parts.map((part) => sql`(${part.visibility}::text, ${part.sealed}::bytea)`);
  const mine = (table: typeof task | typeof draft) => ownedBy(actor, table);
  return sql`
    with sent as (
      insert into ${response} (practice_id, id, task_id, couple_id, partner_id, exercise_slug,
        exercise_version, body_hash, outcome, useful, upset, again, alert, holds,
        agreement_kept, policy_version, submitted_at)
      values (${actor.practiceId}, ${input.submissionId}, ${taskId}, ${actor.coupleId}, ${actor.userId},
        ${exercise.slug}, ${exercise.version}, ${facts.bodyHash}, ${facts.outcome}, ${useful}, ${upset},
        ${again}, ${facts.alert}, ${facts.holds.join("") || null},
        ${facts.kept === null ? null : facts.kept === "yes"}::boolean, app.policy_version(), ${at.toISOString()})
      on conflict do nothing
      returning practice_id, id, couple_id, partner_id),
    parts as (
      insert into ${responsePart} (practice_id, response_id, visibility, couple_id, partner_id, answers_sealed)
      select sent.practice_id, sent.id, part.visibility, sent.couple_id, sent.partner_id, part.sealed
      from sent cross join (values ${sql.join(parts, sql`, `)}) as part (visibility, sealed)),
    cleared as (
      delete from ${draft} where ${mine(draft)} and ${isInLine(actor, taskId, facts.first)} and exists (select from sent)),
    closed as (
      update ${task} set state = 'submitted', submitted_at = ${at.toISOString()}
      where ${mine(task)} and ${task.id} = ${taskId} and exists (select from sent))
    select id from sent`;
}
