import { and, eq } from "drizzle-orm";
import { assignment, task } from "#db/schema/homework";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ownedBy } from "#lib/access/scope";
import { questionsOf } from "#lib/exercises/rules";
import { notOpenNow } from "#lib/homework/policy";
import { readTyped } from "#lib/homework/rules";
import { saveDraftIn } from "#lib/homework/save-draft";
import type { SaveStepInput } from "#lib/homework/schema";
import { exerciseGivenIn } from "#lib/homework/task-exercise";
import { DomainError, invalid } from "#lib/kernel/errors";
import { isId } from "#lib/kernel/ids";

/** The version after the save, and how many questions the exercise has. */
export type SavedStep = { version: number; places: number };

/**
 * Saves one question's page as its form sent it: the typed value is read by the kind of question, and a
 * skip clears it. Refuses as `saveDraft` does, with the sentences under "answer".
 */
export async function saveStep(actor: ActorOf<"partner">, input: SaveStepInput): Promise<SavedStep> {
  return withActor(actor, (tx) => saveStepIn(tx, actor, input));
}

/** As `saveStep`, inside a transaction that is already open. */
export async function saveStepIn(
  tx: Tx,
  actor: ActorOf<"partner">,
  input: SaveStepInput,
): Promise<SavedStep> {
  if (!isId(input.taskId)) throw notOpenNow();
  const [found] = await tx
    .select({ slug: assignment.exerciseSlug, version: assignment.exerciseVersion })
    .from(task)
    .innerJoin(
      assignment,
      and(eq(assignment.practiceId, task.practiceId), eq(assignment.id, task.assignmentId)),
    )
    .where(and(ownedBy(actor, task), eq(task.id, input.taskId)));
  if (!found) throw notOpenNow();
  const fields = questionsOf(await exerciseGivenIn(tx, actor, found.slug, found.version));
  const field = fields[input.step - 1];
  if (!field) throw invalid({ step: ["This page has lost its place. Please open it again."] });
  const typed = input.minutes ? String(Math.round(input.minutes * 60)) : input.answer;
  const answer = input.intent === "skip" ? null : readTyped(field, typed);
  try {
    const { version } = await saveDraftIn(tx, actor, input.taskId, {
      version: input.version,
      answers: { [field.name]: answer },
    });
    return { version, places: fields.length };
  } catch (error) {
    if (error instanceof DomainError && error.fields[field.name]) {
      throw invalid({ answer: error.fields[field.name] ?? [] });
    }
    throw error;
  }
}
