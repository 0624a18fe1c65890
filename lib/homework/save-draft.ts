import { and, eq, sql } from "drizzle-orm";
import { practice } from "#db/schema/accounts";
import { assignment, draft, task } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { openTo, ownedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { momentInPractice } from "#lib/couples/week";
import { answersSchema } from "#lib/exercises/answers-schema";
import type { Answers, AnswerValue } from "#lib/exercises/types";
import { lockLoopsIn, notedLoopsIn } from "#lib/formulation/noted-loops";
import { LOOP_LOG, loopsMadeBy, type Noted } from "#lib/formulation/rules-log";
import { earlierAnswersIn } from "#lib/homework/earlier-draft";
import { type Change, dayOf, tooLong, tooSoon, withStamps } from "#lib/homework/entry-writing";
import { notOpenNow, sentBefore } from "#lib/homework/policy";
import type { SaveDraftInput } from "#lib/homework/schema";
import { draftPlace, openAnswers, sealAnswers } from "#lib/homework/sealed-answers";
import { asTaskExercise, exerciseGivenIn } from "#lib/homework/task-exercise";
import type { TaskExercise } from "#lib/homework/types";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { invalid, stale } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { type KeyRing, loadKeys, slotScope } from "#lib/secrets/data-keys";

/** The version after the save; the next save names it. */
export type SavedDraft = { version: number };

export type SaveDraftDeps = { clock: Clock };

/**
 * Merges one step's answers into the partner's own draft; null clears an answer. The draft is sealed under
 * a key nobody else may load. Throws "stale_version" when it was saved elsewhere since (nothing is
 * written), "already_sent", "invalid_input" per field, or "not_found" for a task that is not the partner's
 * to write in now. The day of an entry is kept by the server with its first answer.
 */
export async function saveDraft(
  actor: ActorOf<"partner">,
  taskId: Id,
  input: SaveDraftInput,
  deps: SaveDraftDeps = { clock: systemClock },
): Promise<SavedDraft> {
  if (!isId(taskId)) throw notOpenNow();
  const { version } = await withActor(actor, (tx) => saveDraftIn(tx, actor, taskId, input, deps));
  return { version };
}

/** The draft as it is after a save, and the local day it was saved on. */
export type KeptDraft = { version: number; answers: Answers; today: string };

/** As `saveDraft`, inside a transaction that is already open. */
export async function saveDraftIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  taskId: Id,
  input: SaveDraftInput,
  deps: SaveDraftDeps = { clock: systemClock },
): Promise<KeptDraft> {
  const now = deps.clock();
  // Sent together: one round trip for the task, its draft and the key. The share lock keeps a send of the
  // same task from slipping in between this read and the write.
  const [[found], keys] = await Promise.all([
    tx
      .select({
        state: task.state,
        slug: assignment.exerciseSlug,
        exerciseVersion: assignment.exerciseVersion,
        continues: task.continues,
        version: sql<number>`coalesce(${draft.version}, 0)`,
        sealed: draft.answersSealed,
        savedAt: draft.updatedAt,
        assignedAt: assignment.assignedAt,
        moment: momentInPractice(now),
      })
      .from(task)
      .innerJoin(
        assignment,
        and(eq(assignment.practiceId, task.practiceId), eq(assignment.id, task.assignmentId)),
      )
      .innerJoin(practice, eq(practice.id, task.practiceId))
      .leftJoin(draft, and(eq(draft.practiceId, task.practiceId), eq(draft.taskId, task.id)))
      .where(and(openTo(actor, task), eq(task.id, taskId)))
      .for("share", { of: task }),
    loadKeys(tx, actor, actor.coupleId, [slotScope("private", actor.slot)]),
  ]);
  if (!found || found.state === "withdrawn") throw notOpenNow();
  if (found.state === "submitted") throw sentBefore();
  const exercise = asTaskExercise(await exerciseGivenIn(tx, actor, found.slug, found.exerciseVersion));
  checkAnswers(exercise, input.answers);
  if (found.version !== input.version) throw stale();

  const before = found.sealed
    ? openAnswers(keys, draftPlace(actor, taskId, found.version), found.sealed)
    : await earlierAnswersIn(tx, actor, keys, found.continues);
  const today = dayOf(found.moment);
  const secondsSince = (moment: Date) => (now.getTime() - moment.getTime()) / 1000;
  const past = {
    open: secondsSince(found.assignedAt),
    sinceSaved: found.savedAt && secondsSince(found.savedAt),
  };
  const noted = found.slug === LOOP_LOG ? await notedIn(tx, actor, taskId, keys, before, input, today) : null;
  refuseAny({
    ...tooSoon(exercise, before, input.answers, today, noted),
    ...tooLong(exercise.fields, before, input.answers, past),
  });
  const answers = withStamps(exercise, before, merged(before, input.answers), found.moment);
  const version = input.version + 1;
  const answersSealed = sealAnswers(keys, draftPlace(actor, taskId, version), answers);
  const [written] = await Promise.all([
    writeDraft(tx, actor, taskId, input.version, { answersSealed, updatedAt: now }),
    recordAudit(tx, actor, {
      action: "update",
      entity: "draft",
      entityId: taskId,
      coupleId: actor.coupleId,
      purpose: "write homework",
    }),
  ]);
  if (written.length === 0) throw stale();
  return { version, answers, today };
}

/** What was noted elsewhere of the days that this save puts loops on, with nothing else noted until it is done. */
async function notedIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  taskId: Id,
  keys: KeyRing,
  before: Answers,
  { answers }: SaveDraftInput,
  today: string,
): Promise<Noted> {
  await lockLoopsIn(tx, actor);
  const days = [today, ...loopsMadeBy(before, answers, today).map(({ day }) => day)];
  return notedLoopsIn(tx, actor, keys, [...new Set(days)], taskId);
}

function refuseAny(fields: Record<string, string[]>): void {
  if (Object.keys(fields).length > 0) throw invalid(fields);
}

/** Each answer is checked against its question. Throws "invalid_input" with a sentence per field. */
function checkAnswers(exercise: TaskExercise, change: Change): void {
  const asked = exercise.fields.filter((field) => Object.hasOwn(change, field.name));
  const given = Object.entries(change).filter(([, value]) => value !== null);
  const parsed = answersSchema(exercise, asked).safeParse(Object.fromEntries(given));
  const unknown = asked.length < Object.keys(change).length;
  if (parsed.success && !unknown) return;
  const fields: Record<string, string[]> = {};
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0] ?? "form");
    fields[name] = [...new Set([...(fields[name] ?? []), issue.message])];
  }
  if (unknown) fields.form = ["This page sent something we do not know. Please open it again."];
  throw invalid(fields);
}

function merged(before: Answers, change: Change): Record<string, AnswerValue> {
  const after = Object.entries({ ...before, ...change });
  return Object.fromEntries(after.filter((entry): entry is [string, AnswerValue] => entry[1] !== null));
}

/** Writes the draft that follows version `seen`; no row when another save was quicker. */
async function writeDraft(
  tx: Tx,
  actor: ActorOf<"partner">,
  taskId: Id,
  seen: number,
  written: { answersSealed: Buffer; updatedAt: Date },
): Promise<{ version: number }[]> {
  if (seen === 0) {
    return tx
      .insert(draft)
      .values({
        practiceId: actor.practiceId,
        taskId,
        coupleId: actor.coupleId,
        partnerId: actor.userId,
        version: 1,
        ...written,
      })
      .onConflictDoNothing()
      .returning({ version: draft.version });
  }
  return tx
    .update(draft)
    .set({ version: seen + 1, ...written })
    .where(and(ownedBy(actor, draft), eq(draft.taskId, taskId), eq(draft.version, seen)))
    .returning({ version: draft.version });
}
