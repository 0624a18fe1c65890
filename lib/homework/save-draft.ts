import { and, eq, sql } from "drizzle-orm";
import { assignment, draft, task } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ownedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { partnerAnswersSchema } from "#lib/exercises/answers-schema";
import { partnerFields } from "#lib/exercises/rules";
import type { Answers, AnswerValue, Exercise } from "#lib/exercises/types";
import { notOpenNow, sentBefore } from "#lib/homework/policy";
import type { SaveDraftInput } from "#lib/homework/schema";
import { draftPlace, openAnswers, sealAnswers } from "#lib/homework/sealed-answers";
import { exerciseGivenIn } from "#lib/homework/task-exercise";
import { invalid, stale } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";
import { loadKeys, slotScope } from "#lib/secrets/data-keys";

/** The version after the save; the next save names it. */
export type SavedDraft = { version: number };

/**
 * Merges one step's answers into the partner's own draft; null clears an answer. The draft is sealed under
 * a key nobody else may load. Throws "stale_version" when it was saved elsewhere since (nothing is
 * written), "already_sent", "invalid_input" per field, or "not_found" for a task that is not the partner's
 * to write in now.
 */
export async function saveDraft(
  actor: ActorOf<"partner">,
  taskId: Id,
  input: SaveDraftInput,
): Promise<SavedDraft> {
  if (!isId(taskId)) throw notOpenNow();
  return withActor(actor, (tx) => saveDraftIn(tx, actor, taskId, input));
}

/** As `saveDraft`, inside a transaction that is already open. */
export async function saveDraftIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  taskId: Id,
  input: SaveDraftInput,
): Promise<SavedDraft> {
  // Sent together: one round trip for the task, its draft and the key. The share lock keeps a send of the
  // same task from slipping in between this read and the write.
  const [[found], keys] = await Promise.all([
    tx
      .select({
        state: task.state,
        slug: assignment.exerciseSlug,
        exerciseVersion: assignment.exerciseVersion,
        version: sql<number>`coalesce(${draft.version}, 0)`,
        sealed: draft.answersSealed,
      })
      .from(task)
      .innerJoin(
        assignment,
        and(eq(assignment.practiceId, task.practiceId), eq(assignment.id, task.assignmentId)),
      )
      .leftJoin(draft, and(eq(draft.practiceId, task.practiceId), eq(draft.taskId, task.id)))
      .where(and(ownedBy(actor, task), eq(task.id, taskId)))
      .for("share", { of: task }),
    loadKeys(tx, actor, actor.coupleId, [slotScope("private", actor.slot)]),
  ]);
  if (!found || found.state === "withdrawn") throw notOpenNow();
  if (found.state === "submitted") throw sentBefore();
  const fresh = checkedAnswers(
    await exerciseGivenIn(tx, actor, found.slug, found.exerciseVersion),
    input.answers,
  );
  if (found.version !== input.version) throw stale();

  const before = found.sealed
    ? openAnswers(keys, draftPlace(actor, taskId, found.version), found.sealed)
    : {};
  const version = input.version + 1;
  const answersSealed = sealAnswers(keys, draftPlace(actor, taskId, version), merged(before, fresh));
  const [written] = await Promise.all([
    writeDraft(tx, actor, taskId, input.version, answersSealed),
    recordAudit(tx, actor, {
      action: "update",
      entity: "draft",
      entityId: taskId,
      coupleId: actor.coupleId,
      purpose: "write homework",
    }),
  ]);
  if (written.length === 0) throw stale();
  return { version };
}

type Change = Record<string, AnswerValue | null>;

/** The change, each answer checked against its field. Throws "invalid_input" with a sentence per field. */
function checkedAnswers(exercise: Exercise, change: Change): Change {
  const names = new Set(partnerFields(exercise).map((field) => field.name));
  const given = Object.entries(change).filter(([, value]) => value !== null);
  const parsed = partnerAnswersSchema(exercise).safeParse(Object.fromEntries(given));
  const unknown = Object.keys(change).some((name) => !names.has(name));
  if (parsed.success && !unknown) return change;
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
  answersSealed: Buffer,
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
        answersSealed,
      })
      .onConflictDoNothing()
      .returning({ version: draft.version });
  }
  return tx
    .update(draft)
    .set({ version: seen + 1, answersSealed, updatedAt: sql`now()` })
    .where(and(ownedBy(actor, draft), eq(draft.taskId, taskId), eq(draft.version, seen)))
    .returning({ version: draft.version });
}
