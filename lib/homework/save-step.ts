import { and, eq } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { openTo } from "#lib/access/scope";
import { notOpenNow } from "#lib/homework/policy";
import { readTyped } from "#lib/homework/rules-typed";
import { type SaveDraftDeps, saveDraftIn } from "#lib/homework/save-draft";
import type { SaveStepInput } from "#lib/homework/schema";
import { asTaskExercise, exerciseGivenIn } from "#lib/homework/task-exercise";
import { type Stop, stopAfter } from "#lib/homework/walk";
import { systemClock } from "#lib/kernel/clock";
import { DomainError, invalid } from "#lib/kernel/errors";
import { isId } from "#lib/kernel/ids";

/** The version after the save, and where the writer goes from there. */
export type SavedStep = { version: number; onward: Stop };

export type SaveStepDeps = SaveDraftDeps;

/**
 * Saves one question's page as its form sent it: the typed value is read by the kind of question, and a
 * skip clears it. Refuses as `saveDraft` does, with the sentences under "answer".
 */
export async function saveStep(
  actor: ActorOf<"partner">,
  input: SaveStepInput,
  deps: SaveStepDeps = { clock: systemClock },
): Promise<SavedStep> {
  return withActor(actor, (tx) => saveStepIn(tx, actor, input, deps));
}

/** As `saveStep`, inside a transaction that is already open. */
export async function saveStepIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  input: SaveStepInput,
  deps: SaveStepDeps = { clock: systemClock },
): Promise<SavedStep> {
  if (!isId(input.taskId)) throw notOpenNow();
  const [found] = await tx
    .select({ slug: assignment.exerciseSlug, version: assignment.exerciseVersion })
    .from(task)
    .innerJoin(
      assignment,
      and(eq(assignment.practiceId, task.practiceId), eq(assignment.id, task.assignmentId)),
    )
    .where(and(openTo(actor, task), eq(task.id, input.taskId)));
  if (!found) throw notOpenNow();
  const exercise = asTaskExercise(await exerciseGivenIn(tx, actor, found.slug, found.version));
  const field = exercise.fields[input.step - 1];
  if (!field) throw invalid({ step: ["This page has lost its place. Please open it again."] });
  const typed = input.minutes ? String(Math.round(input.minutes * 60)) : input.answer;
  const answer = input.intent === "skip" ? null : readTyped(field, typed);
  try {
    const { version, answers, today } = await saveDraftIn(
      tx,
      actor,
      input.taskId,
      { version: input.version, answers: { [field.name]: answer } },
      deps,
    );
    const onward: Stop =
      input.intent === "stop" ? { to: "end" } : stopAfter(exercise, input.step, answers, today);
    return { version, onward };
  } catch (error) {
    if (error instanceof DomainError && error.fields[field.name]) {
      throw invalid({ answer: error.fields[field.name] ?? [] });
    }
    throw error;
  }
}
